import type { GatewayButtons, GatewayRecord } from '../gateway-buttons.ts';
import type { Operator } from '../operator.ts';
import type { PlacedOrder } from '../placed-order.ts';
import type { Gateway } from '../shapes.ts';
import type { Subscriber } from '../subscriber.ts';
import { until } from '../until.ts';
import { expect, NotProven } from './demo-proof.ts';
import type { Step } from './demo-steps.ts';

/** A subscription of the demo with everybody around it. */
export type Subscribed = {
  order: PlacedOrder;
  subscriber: Subscriber;
  /** Its id at the gateway. */
  gatewayId: string;
  gateway: Gateway;
  gatewayTitle: string;
  buttons: GatewayButtons;
  operator: Operator;
};

/** What happens to one subscription, in order. */
export type Life = {
  product: string;
  price: string;
  choices(): Record<string, string>;
  steps: Step<Subscribed>[];
};

/** The shop looks at its subscriptions every five seconds and repeats itself after ten; some steps wait for both. */
export const STEP_SECONDS_MAX = 30;

type Charge = GatewayRecord['charges'][number];

/** Waits until the shop knows of so many charges, then asks the gateway. @throws NotProven when it took another sum. */
export async function charged({ subscriber, buttons, gatewayId }: Subscribed, amountsMinor: number[]): Promise<void> {
  const known = async () => (await subscriber.read()).charges.filter(({ status }) => status === 'succeeded');
  await until(`charge ${amountsMinor.length} to be known`, async () => (await known()).length >= amountsMinor.length, {
    seconds: STEP_SECONDS_MAX,
    seen: known,
  });
  const { charges } = await buttons.record(gatewayId);
  const taken = charges.map(({ amountMinor }) => amountMinor);
  if (String(taken) !== String(amountsMinor)) throw new NotProven(`the gateway took ${taken}, not ${amountsMinor}`);
}

/** The newest charge in the gateway's books. */
export async function newestCharge({ buttons, gatewayId }: Subscribed): Promise<Charge> {
  const newest = (await buttons.record(gatewayId)).charges.at(-1);
  if (!newest) throw new NotProven('the gateway took nothing');
  return newest;
}

/** Waits until nothing more is billed for it. */
export async function endedAtGateway({ buttons, gatewayId, gatewayTitle }: Subscribed): Promise<void> {
  const record = () => buttons.record(gatewayId);
  await until(`the end at ${gatewayTitle}`, async () => (await record()).state === 'cancelled', {
    seconds: STEP_SECONDS_MAX,
    seen: record,
  });
}

/** The next renewal is not paid, and then it is. @param meanwhile what is to be seen while it is not. */
export async function failsToRenew(subscribed: Subscribed, monthMinor: number, meanwhile: () => Promise<void>) {
  const { order, subscriber, buttons, gateway, gatewayId } = subscribed;
  await buttons.cardOf(gatewayId, 'fails');
  await buttons.billsNow(gatewayId);
  await order.becomes('suspended', STEP_SECONDS_MAX);
  await meanwhile();
  await charged(subscribed, [monthMinor]);
  if (gateway === 'dodo') {
    await subscriber.givesAnotherCard();
  } else {
    // PayPal has no page for another card: it tries again every five days, and here now.
    await buttons.cardOf(gatewayId, 'works');
    await buttons.billsNow(gatewayId);
  }
  await order.becomes('active', STEP_SECONDS_MAX);
  await charged(subscribed, [monthMinor, monthMinor]);
}

/** The shop gives the newest charge back. @returns what was seen of it at the gateway. */
export async function givesBack(subscribed: Subscribed): Promise<string> {
  const { order, operator, gatewayTitle } = subscribed;
  const { gatewayPaymentId, amountMinor } = await newestCharge(subscribed);
  const { payments } = await operator.order(order.id);
  const payment = payments.find((one) => one.gateway_payment_id === gatewayPaymentId);
  if (!payment) throw new NotProven(`the shop does not know payment ${gatewayPaymentId}`);
  await operator.refunds(payment.id, 'The customer changed his mind.');
  await order.becomes('cancelled', STEP_SECONDS_MAX);
  await endedAtGateway(subscribed);
  const { isReturned } = await newestCharge(subscribed);
  expect(isReturned, `${gatewayTitle} still has the ${dollars(amountMinor)}`);
  return `${gatewayTitle} gave ${dollars(amountMinor)} back and bills no more`;
}

/** Cents as people write them. */
export function dollars(amountMinor: number): string {
  return `$${(amountMinor / 100).toFixed(2)}`;
}
