import type { World } from '../world.ts';
import type { Subscription } from './subscription.ts';
import { tellOf } from './tell.ts';
import { announce } from './webhooks.ts';

/** Ends the subscription now, for good: nothing is charged any more, nothing that was planned will happen. */
export async function cancelSubscription(world: World, subscription: Subscription): Promise<void> {
  const dunning = subscription.dunning_id === null ? undefined : world.state.dodo.dunnings[subscription.dunning_id];
  if (dunning) dunning.status = 'exhausted';
  subscription.status = 'cancelled';
  subscription.cancelled_at = world.clock.now().toISOString();
  subscription.paused_at = null;
  subscription.past_due_ends_at = null;
  subscription.scheduled_change = null;
  subscription.pending_change = null;
  subscription.dues = null;
  subscription.dunning_id = null;
  await announce(world, [tellOf(subscription, 'cancelled')]);
}
