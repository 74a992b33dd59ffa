import type { Due } from '../timeline.ts';
import type { World } from '../world.ts';
import { moveNextBilling } from './billing-period.ts';
import { cancelSubscription } from './cancel-subscription.ts';
import { endGrace, expireSubscription, renewSubscription, retryDues } from './renew-subscription.ts';
import type { Subscription } from './subscription.ts';

/** Something that will happen to a subscription by itself. */
type Step = {
  kind: 'renewal' | 'cancellation' | 'retry' | 'end_of_grace' | 'expiry';
  /** ISO 8601. */
  at: string;
  /** Makes it due at another time. */
  moveTo(date: Date): void;
  play(): Promise<void>;
};

/** What will happen by itself. */
export function dodoDue(world: World): Due[] {
  return Object.values(world.state.dodo.subscriptions)
    .flatMap((subscription) => stepsOf(world, subscription))
    .map(({ at, play }) => ({ at: new Date(at), play }));
}

/** The first of what will happen to a subscription; undefined when nothing will, or when a payment holds it up. */
export function nextStepOf(world: World, subscription: Subscription): Step | undefined {
  const steps = stepsOf(world, subscription);
  return steps.reduce<Step | undefined>((first, step) => (first && first.at <= step.at ? first : step), undefined);
}

/** In the order of precedence: of two at the same instant the earlier one in the list happens. */
function stepsOf(world: World, subscription: Subscription): Step[] {
  if (subscription.open_payment_id !== null) return [];
  switch (subscription.status) {
    case 'active':
      return [expiry(world, subscription), nextBilling(world, subscription)];
    case 'past_due':
    case 'on_hold':
      return [expiry(world, subscription), ...retry(world, subscription), ...graceEnd(world, subscription)];
    default:
      return [];
  }
}

function expiry(world: World, subscription: Subscription): Step {
  return {
    kind: 'expiry',
    at: subscription.expires_at,
    moveTo: (date) => {
      subscription.expires_at = date.toISOString();
    },
    play: () => expireSubscription(world, subscription),
  };
}

function nextBilling(world: World, subscription: Subscription): Step {
  const at = subscription.next_billing_date;
  const moveTo = (date: Date) => moveNextBilling(subscription, date);
  return subscription.cancel_at_next_billing_date
    ? { kind: 'cancellation', at, moveTo, play: () => cancelSubscription(world, subscription) }
    : { kind: 'renewal', at, moveTo, play: () => renewSubscription(world, subscription) };
}

function retry(world: World, subscription: Subscription): Step[] {
  const { dues } = subscription;
  const [at] = dues?.retry_at ?? [];
  if (!dues || at === undefined) return [];
  return [
    {
      kind: 'retry',
      at,
      moveTo: (date) => {
        dues.retry_at[0] = date.toISOString();
      },
      play: () => retryDues(world, subscription),
    },
  ];
}

function graceEnd(world: World, subscription: Subscription): Step[] {
  const { past_due_ends_at: at } = subscription;
  if (at === null) return [];
  return [
    {
      kind: 'end_of_grace',
      at,
      moveTo: (date) => {
        subscription.past_due_ends_at = date.toISOString();
      },
      play: () => endGrace(world, subscription),
    },
  ];
}
