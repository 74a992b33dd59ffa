import type { SubscriptionsController } from '@paypal/paypal-server-sdk';
import type { InstructionAnswer } from '../../subscription-desk.ts';
import { neverReachedPaypal, refusalOf } from './failures.ts';
import type { Paypal } from './paypal.ts';
import { readSubscription } from './read-subscription.ts';

type Instruction = {
  /** The statuses in which there is nothing left to do. */
  reached: readonly string[];
  send: (subscriptions: SubscriptionsController) => Promise<unknown>;
};

/**
 * Tells PayPal something about a subscription. Instructions carry no request id, so the subscription is read first,
 * and again where no answer came; nothing is sent twice.
 */
export async function instruct(paypal: Paypal, id: string, instruction: Instruction): Promise<InstructionAnswer> {
  let before: string | undefined;
  try {
    before = await statusOf(paypal, id);
  } catch (error) {
    return { kind: 'refused', code: 'GATEWAY_UNAVAILABLE', reason: `nothing was sent: ${String(error)}` };
  }
  if (before === undefined) {
    return { kind: 'refused', code: 'RESOURCE_NOT_FOUND', reason: `PayPal does not know subscription ${id}` };
  }
  if (instruction.reached.includes(before)) return { kind: 'done' };
  try {
    await paypal.client.call(({ subscriptions }) => instruction.send(subscriptions));
    return { kind: 'done' };
  } catch (error) {
    return (await hasArrived(paypal, id, instruction)) ? { kind: 'done' } : answerOf(error);
  }
}

async function statusOf(paypal: Paypal, id: string): Promise<string | undefined> {
  return (await readSubscription(paypal, id))?.subscription.status ?? undefined;
}

async function hasArrived(paypal: Paypal, id: string, { reached }: Instruction): Promise<boolean> {
  const now = await statusOf(paypal, id).catch(() => undefined);
  return now !== undefined && reached.includes(now);
}

/** How an instruction failed, after it was or was not sent. */
export function answerOf(error: unknown): Exclude<InstructionAnswer, { kind: 'done' }> {
  const refusal = refusalOf(error);
  if (refusal) return { kind: 'refused', code: refusal.issue, reason: refusal.description };
  if (neverReachedPaypal(error)) {
    return { kind: 'refused', code: 'GATEWAY_UNAVAILABLE', reason: 'PayPal could not be reached; nothing was sent' };
  }
  return { kind: 'unknown', reason: String(error) };
}
