import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../until.ts';
import { visit } from '../visit.ts';
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

const STARTER_MINOR = 1_900;
/** Between two things that one person does. */
const PEOPLE_THINK_MS = 2_100;

/** What a workspace's own page says to its owner. */
async function openTill(address: string): Promise<{ state: string; plan: string }> {
  const { status, text } = await visit(address);
  expect(status === 200, `the workspace answers ${status}`);
  const shown = (kind: string) => new RegExp(`class="${kind}[^"]*">([^<]+)<`).exec(text)?.[1] ?? 'nothing';
  return { state: shown('state'), plan: shown('plan') };
}

/** The address that the buyer was given; the shop names it while the workspace is open. */
async function addressOf({ order }: Subscribed): Promise<string> {
  const { workspace_url } = await order.fulfillment();
  if (!workspace_url) throw new NotProven('there is no workspace address');
  return workspace_url;
}

async function tillSays(address: string, part: 'state' | 'plan', words: string): Promise<void> {
  await until(`the workspace to say "${words}"`, async () => (await openTill(address))[part] === words, {
    seconds: STEP_SECONDS_MAX,
    seen: () => openTill(address),
  });
}

async function proveTrial(subscribed: Subscribed): Promise<string> {
  const { buttons, gatewayId, gatewayTitle } = subscribed;
  await charged(subscribed, []);
  await tillSays(await addressOf(subscribed), 'state', 'active');
  await buttons.billsNow(gatewayId);
  await charged(subscribed, [STARTER_MINOR]);
  await tillSays(await addressOf(subscribed), 'state', 'active');
  return `${gatewayTitle} took nothing at first, ${dollars(STARTER_MINOR)} when the trial ended; the workspace stays open`;
}

async function proveRenewal(subscribed: Subscribed): Promise<string> {
  const { buttons, gatewayId, gatewayTitle } = subscribed;
  await buttons.billsNow(gatewayId);
  await charged(subscribed, [STARTER_MINOR, STARTER_MINOR]);
  await tillSays(await addressOf(subscribed), 'state', 'active');
  return `${gatewayTitle} took ${dollars(STARTER_MINOR)} once more; the workspace stays open`;
}

async function provePlanChange(subscribed: Subscribed): Promise<string> {
  const { buttons, gatewayId, gatewayTitle, subscriber } = subscribed;
  const address = await addressOf(subscribed);
  const before = (await openTill(address)).plan;
  expect(before === 'Starter plan', `the workspace says "${before}"`);
  const { possible, reason } = await subscriber.previews('Pro');
  expect(possible, `it cannot become Pro: ${reason}`);
  // PayPal's times tell seconds apart, no less: a change within the second of a renewal would have no order.
  await pause(PEOPLE_THINK_MS);
  await subscriber.changes('Pro');
  await tillSays(address, 'plan', 'Pro plan');
  const { plan } = await buttons.record(gatewayId);
  expect(plan.endsWith('Pro'), `${gatewayTitle} bills "${plan}"`);
  return `the workspace says "Pro plan", before "${before}"; ${gatewayTitle} bills "${plan}"`;
}

async function proveLostDispute(subscribed: Subscribed): Promise<string> {
  const { buttons, gatewayTitle } = subscribed;
  const address = await addressOf(subscribed);
  const { gatewayPaymentId, amountMinor } = await newestCharge(subscribed);
  const disputeId = await buttons.isDisputed(gatewayPaymentId);
  await tillSays(address, 'state', 'suspended');
  await buttons.resolves(disputeId, 'lost');
  await tillSays(address, 'state', 'cancelled');
  await endedAtGateway(subscribed);
  const { isReturned } = await newestCharge(subscribed);
  expect(isReturned, `${gatewayTitle} still has the ${dollars(amountMinor)}`);
  return `${dollars(amountMinor)} disputed: the workspace says "suspended"; lost: "cancelled", and ${gatewayTitle} bills no more`;
}

/** A hosted workspace by subscription: from its trial to a dispute that the shop loses. */
export const tillLife: Life = {
  product: 'Point of Sale Monthly',
  price: 'Starter',
  choices: () => ({ workspace_name: `demo-${randomBytes(5).toString('hex')}` }),
  steps: [
    { what: 'Trial becomes paid', prove: proveTrial },
    { what: 'Renewal', prove: proveRenewal },
    { what: 'Change of plan', prove: provePlanChange },
    { what: 'Lost dispute', prove: proveLostDispute },
  ],
};
