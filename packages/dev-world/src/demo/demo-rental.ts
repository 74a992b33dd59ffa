import { leaveEntry } from '../guestbook.ts';
import { installationOf } from '../installation.ts';
import { addressIn, answersWith, textsIn } from './demo-installations.ts';
import { dollars, failsToRenew, givesBack, type Life, type Subscribed } from './demo-life.ts';
import { expect } from './demo-proof.ts';

const MONTH_MINOR = 600;
const MEMORY_MB = { small: 192, large: 384 };

async function addressOf({ order }: Subscribed): Promise<string> {
  return addressIn((await order.fulfillment()).workspace_url);
}

async function proveRecovery(subscribed: Subscribed): Promise<string> {
  const { gateway, gatewayTitle } = subscribed;
  const address = await addressOf(subscribed);
  await leaveEntry(address, { name: 'Cleo', text: 'Here before the money ran out.' });
  const kept = await textsIn(address);
  await failsToRenew(subscribed, MONTH_MINOR, async () => {
    await answersWith(address, 402);
  });
  await answersWith(address, 200);
  expect((await textsIn(address)) === kept, 'it came back with other entries');
  const how = gateway === 'dodo' ? 'a new card' : "PayPal's next try";
  return `unpaid, visitors get 402; after ${how} its entries are there, and ${gatewayTitle} has ${dollars(MONTH_MINOR)} more`;
}

async function provePlanChange(subscribed: Subscribed): Promise<string> {
  const { order, subscriber } = subscribed;
  const address = await addressOf(subscribed);
  const kept = await textsIn(address);
  const installation = await installationOf(order.api, order.id);
  const before = (await installation.read()).limits.memory_mb;
  expect(before === MEMORY_MB.small, `it has ${before} MB`);
  await subscriber.changes('Large');
  await installation.becomes('more memory', ({ limits }) => limits.memory_mb === MEMORY_MB.large);
  await answersWith(address, 200);
  expect((await textsIn(address)) === kept, 'it came back with other entries');
  return `its limit of ${MEMORY_MB.small} MB became ${MEMORY_MB.large} MB, at the same address with its entries`;
}

async function proveRefund(subscribed: Subscribed): Promise<string> {
  const address = await addressOf(subscribed);
  const given = await givesBack(subscribed);
  await answersWith(address, 404);
  return `${given}; its address answers 404`;
}

/** A dedicated instance by subscription: held still while a month is unpaid, larger with a larger plan. */
export const rentalLife: Life = {
  product: 'Guestbook Monthly',
  price: 'Small',
  choices: () => ({}),
  steps: [
    { what: 'Failed renewal, recovered', prove: proveRecovery },
    { what: 'Change of plan', prove: provePlanChange },
    { what: 'Refund', prove: proveRefund },
  ],
};
