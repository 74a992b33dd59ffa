import { secondsAfter } from '../kernel/clock.ts';
import { PaymentError } from '../payments/index.ts';
import { attendSubscription } from './attend-subscription.ts';
import { logPlanChange } from './log-events.ts';
import { movePlanChange, takeDueChanges } from './plan-store.ts';
import type { SubscriptionsApp } from './subscriptions-app.ts';

/** A call whose answer was lost is asked after from here on. */
export const ASK_AFTER_SECONDS = 60;
/** When the gateway still bills the old plan so long after an unclear call, the change did not happen. */
const UNKNOWN_BELIEVED_SECONDS = 900;
const BATCH = 50;

/** Changes that nobody finished: asked after at the gateway, or given up. @returns how many were looked at. */
export async function sweepPlanChanges(app: SubscriptionsApp): Promise<number> {
  const now = app.clock.now();
  const due = await takeDueChanges(app.db.read, now, secondsAfter(now, ASK_AFTER_SECONDS), BATCH);
  for (const change of due) {
    if (change.status === 'requested' || change.status === 'awaiting_consent') {
      await movePlanChange(app.db.read, change.id, [change.status], { status: 'lapsed', now });
      logPlanChange(app.log, change.id, change.subscription_id, 'lapsed', `${change.status} for too long`);
      continue;
    }
    await attendSubscription(app, change.subscription_id).catch((error) => {
      if (!(error instanceof PaymentError)) throw error;
    });
    const believed = now >= secondsAfter(change.created_at, UNKNOWN_BELIEVED_SECONDS);
    if (change.status === 'charging') {
      const nextAttemptAt = secondsAfter(now, ASK_AFTER_SECONDS);
      await movePlanChange(app.db.read, change.id, ['charging'], { status: 'unknown', now, nextAttemptAt });
    } else if (change.status === 'unknown' && believed) {
      const problem = 'the gateway still bills the old plan; ask for it again if it is still wanted';
      await movePlanChange(app.db.read, change.id, ['unknown'], {
        status: 'failed',
        now,
        problemCode: 'NOT_CHANGED',
        problem,
      });
    }
  }
  return due.length;
}
