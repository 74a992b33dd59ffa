import type { App } from '../kernel/app.ts';
import { crashPoint } from '../kernel/crash-point.ts';
import type { Tx } from '../kernel/database.ts';
import { lockOrder } from '../orders/index.ts';
import type { InstructionAnswer, PaymentGateway } from '../payments/index.ts';
import { SubscriptionError } from './errors.ts';
import { logInstructed } from './log-events.ts';
import { findSubscription } from './store.ts';
import type { Instruction, Subscription } from './subscription.ts';
import type { SubscriptionsApp } from './subscriptions-app.ts';
import { writeSubscription } from './write-subscription.ts';

/**
 * Writes down what the gateway is to be told, before it is told. A further instruction replaces one that has no answer
 * yet: only the newest wish counts.
 */
export async function intend(
  app: App,
  tx: Tx,
  subscription: Subscription,
  instruction: Instruction,
  change: Partial<Pick<Subscription, 'cancel_reason'>> = {},
): Promise<Subscription> {
  return writeSubscription(
    app,
    tx,
    subscription,
    { ...subscription, ...change, instruction },
    `${instruction} is asked for`,
  );
}

/**
 * Tells the gateway what is written down, and keeps its answer. Each instruction may be told again: the gateway is
 * looked at first. After an answer that nobody read, the next look repeats it.
 *
 * @returns how it ended; `nothing` when somebody else has carried it out meanwhile.
 */
export async function carryOut(app: SubscriptionsApp, id: string): Promise<InstructionAnswer | { kind: 'nothing' }> {
  const subscription = await findSubscription(app.db.read, { id });
  if (!subscription?.instruction) return { kind: 'nothing' };
  const { instruction } = subscription;
  crashPoint('subscription.before_instruct');
  const answer = await tell(app.gateways.of(subscription.gateway), subscription, instruction);
  crashPoint('subscription.after_instruct');
  logInstructed(app.log, subscription, instruction, answer.kind);
  if (answer.kind === 'unknown') return answer;
  await app.db.inOneTransaction(async (tx) => {
    const current = await lockSubscription(tx, id);
    if (current?.instruction !== instruction) return;
    const settled = { ...current, instruction: null };
    if (answer.kind === 'refused') {
      const problem = `${answer.code}: ${answer.reason}`;
      await writeSubscription(app, tx, current, { ...settled, problem }, `${instruction} was refused`, {
        askSoon: true,
      });
      return;
    }
    await writeSubscription(app, tx, current, effectOf(app, settled, instruction), `${instruction} took effect`);
  });
  crashPoint('subscription.instructed');
  return answer;
}

async function tell(
  gateway: PaymentGateway,
  subscription: Subscription,
  instruction: Instruction,
): Promise<InstructionAnswer> {
  const { gateway_subscription_id: id } = subscription;
  const desk = gateway.subscriptions;
  switch (instruction) {
    case 'schedule_cancel':
      return desk.scheduleCancel(id, subscription.cancel_reason ?? 'cancelled by the customer');
    case 'undo_cancel':
      return desk.undoCancel(id);
    case 'pause':
      return desk.pause(id, 'paused by the customer');
    case 'resume':
      return desk.resume(id);
    case 'cancel_now':
      return desk.cancelNow(id, subscription.cancel_reason ?? 'cancelled');
  }
}

/** What an instruction that took effect makes of a subscription. The gateway's own news says the same, later. */
function effectOf(app: App, subscription: Subscription, instruction: Instruction): Subscription {
  const now = app.clock.now();
  const known = { ...subscription, observed_at: now, problem: null };
  const inTrial = subscription.trial_ends_at !== null && now < subscription.trial_ends_at;
  const running = inTrial ? 'trialing' : 'active';
  switch (instruction) {
    case 'schedule_cancel':
      return { ...known, status: 'cancel_scheduled', cancel_at: subscription.current_period_end };
    case 'undo_cancel':
      return { ...known, status: running, cancel_at: null, cancel_reason: null };
    case 'pause':
      return { ...known, status: 'paused', paused_at: now };
    case 'resume':
      return { ...known, status: running, paused_at: null };
    case 'cancel_now': {
      // At once means at once: whatever was paid for later is the operator's to refund.
      const end = subscription.current_period_end < now ? subscription.current_period_end : now;
      const over = { status: 'cancelled', cancelled_at: now, cancel_at: null, unpaid_since: null } as const;
      return { ...known, ...over, current_period_end: end };
    }
  }
}

/** Locks the order behind a subscription, as everybody does who changes either, and reads the subscription again. */
export async function lockSubscription(tx: Tx, id: string): Promise<Subscription | undefined> {
  const found = await findSubscription(tx, { id });
  if (!found) return undefined;
  await lockOrder(tx, found.order_id);
  return findSubscription(tx, { id });
}

/** What a person is told when a gateway did not do it. @throws SubscriptionError */
export function refuseUnlessDone(answer: InstructionAnswer | { kind: 'nothing' }): void {
  if (answer.kind === 'refused') throw new SubscriptionError('GATEWAY_SAID_NO', `${answer.code}: ${answer.reason}`);
  if (answer.kind === 'unknown') throw new SubscriptionError('GATEWAY_SILENT', answer.reason);
}
