import { dollars, failsToRenew, givesBack, type Life, type Subscribed } from './demo-life.ts';
import { expect, NotProven } from './demo-proof.ts';

const MONTH_MINOR = 900;

/** What a program that was sold is told when it asks whether its key is good. */
async function keyAnswers({ order }: Subscribed): Promise<string> {
  const [license] = (await order.fulfillment()).licenses;
  if (!license) throw new NotProven('there is no license');
  const license_key = await order.reveals(license.id);
  const asked = { license_key, product_slug: 'hookbox-club' };
  return (await order.api.as({}).post<{ code: string }>('/api/licenses/validate', asked)).code;
}

async function keyIs(subscribed: Subscribed, code: string): Promise<void> {
  const answered = await keyAnswers(subscribed);
  expect(answered === code, `the key answers ${answered}, not ${code}`);
}

async function proveRecovery(subscribed: Subscribed): Promise<string> {
  const { gateway, gatewayTitle } = subscribed;
  await keyIs(subscribed, 'VALID');
  await failsToRenew(subscribed, MONTH_MINOR, () => keyIs(subscribed, 'SUSPENDED'));
  await keyIs(subscribed, 'VALID');
  const how = gateway === 'dodo' ? 'a new card' : "PayPal's next try";
  return `unpaid, the key answers SUSPENDED; after ${how} VALID, and ${gatewayTitle} has ${dollars(MONTH_MINOR)} more`;
}

async function proveRefund(subscribed: Subscribed): Promise<string> {
  const given = await givesBack(subscribed);
  await keyIs(subscribed, 'REVOKED');
  return `${given}; the key answers REVOKED`;
}

/** A license by subscription, without days of grace: a month that is not paid at once, and a refund. */
export const clubLife: Life = {
  product: 'Hookbox Club',
  price: 'Monthly',
  choices: () => ({}),
  steps: [
    { what: 'Failed renewal, recovered', prove: proveRecovery },
    { what: 'Refund', prove: proveRefund },
  ],
};
