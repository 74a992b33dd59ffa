import { audit, othersWho } from '../../accounts/index.ts';
import type { App } from '../../kernel/app.ts';
import { type Actor, actorName } from '../../kernel/route.ts';
import { FulfillmentError } from '../errors.ts';
import { carryOutDecisions } from './carry-out.ts';
import { holdsCancellations, lockCounter, readBatch, writeDecision } from './store.ts';

/** What somebody decides about everything that a batch holds. */
type Decision = { batchId: string; status: 'approved' | 'rejected'; reason: string };

/**
 * Decides about a batch. Approving needs somebody else than who caused it, and an owner where something ends for good;
 * whoever is alone with that right decides alone. Rejecting changes nothing that runs, so every operator may.
 *
 * @throws FulfillmentError GUARD_BATCH_UNKNOWN, GUARD_DECIDED, GUARD_SECOND_PERSON, GUARD_NEEDS_OWNER
 */
export async function decideBatch(app: App, actor: Actor, { batchId, status, reason }: Decision): Promise<void> {
  const found = await readBatch(app.db.read, batchId);
  if (!found) throw new FulfillmentError('GUARD_BATCH_UNKNOWN', batchId);
  const now = app.clock.now();
  await app.db.inOneTransaction(async (tx) => {
    await lockCounter(tx, found.caused_by); // nothing joins the batch while it is decided about
    if (status === 'approved') {
      const least = (await holdsCancellations(tx, batchId)) ? 'owner' : 'operator';
      if (actor.kind !== 'user') throw new FulfillmentError('GUARD_SECOND_PERSON', `${batchId} by ${actor.kind}`);
      if (least === 'owner' && actor.role !== 'owner') {
        throw new FulfillmentError('GUARD_NEEDS_OWNER', `${batchId} by ${actorName(actor)}`);
      }
      const isOwn = personOf(found.caused_by) === actor.userId;
      if (isOwn && (await othersWho(tx, least, actor.userId)) > 0) {
        throw new FulfillmentError('GUARD_SECOND_PERSON', `${batchId} by ${actorName(actor)}`);
      }
    }
    const decided = await writeDecision(tx, { batchId, status, by: actorName(actor), reason, now });
    if (!decided) throw new FulfillmentError('GUARD_DECIDED', batchId);
    await audit(app, tx, actor, `guard.${status}`, batchId, { caused_by: found.caused_by, reason });
  });
  await carryOutDecisions(app);
}

/** `operator:id` names a person; a change of role makes no other person. */
function personOf(causedBy: string): string | undefined {
  return causedBy.split(':')[1];
}
