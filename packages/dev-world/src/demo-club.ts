import {
  charged,
  dollars,
  endedAtGateway,
  type Life,
  newestCharge,
  STEP_SECONDS_MAX,
  type Subscribed,
} from './demo-life.ts';
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
  const { order, subscriber, buttons, gateway, gatewayId, gatewayTitle } = subscribed;
  await keyIs(subscribed, 'VALID');
  await buttons.cardOf(gatewayId, 'fails');
  await buttons.billsNow(gatewayId);
  await order.becomes('suspended', STEP_SECONDS_MAX);
  await keyIs(subscribed, 'SUSPENDED');
  await charged(subscribed, [MONTH_MINOR]);
  if (gateway === 'dodo') {
    await subscriber.givesAnotherCard();
  } else {
    // PayPal has no page for another card: it tries again every five days, and here now.
    await buttons.cardOf(gatewayId, 'works');
    await buttons.billsNow(gatewayId);
  }
  await order.becomes('active', STEP_SECONDS_MAX);
  await keyIs(subscribed, 'VALID');
  await charged(subscribed, [MONTH_MINOR, MONTH_MINOR]);
  const how = gateway === 'dodo' ? 'a new card' : "PayPal's next try";
  return `unpaid, the key answers SUSPENDED; after ${how} VALID, and ${gatewayTitle} has ${dollars(MONTH_MINOR)} more`;
}

async function proveRefund(subscribed: Subscribed): Promise<string> {
  const { order, operator, gatewayTitle } = subscribed;
  const { gatewayPaymentId, amountMinor } = await newestCharge(subscribed);
  const { payments } = await operator.order(order.id);
  const payment = payments.find((one) => one.gateway_payment_id === gatewayPaymentId);
  if (!payment) throw new NotProven(`the shop does not know payment ${gatewayPaymentId}`);
  await operator.refunds(payment.id, 'The customer changed his mind.');
  await order.becomes('cancelled', STEP_SECONDS_MAX);
  await keyIs(subscribed, 'REVOKED');
  await endedAtGateway(subscribed);
  const { isReturned } = await newestCharge(subscribed);
  expect(isReturned, `${gatewayTitle} still has the ${dollars(amountMinor)}`);
  return `${gatewayTitle} gave ${dollars(amountMinor)} back and bills no more; the key answers REVOKED`;
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
