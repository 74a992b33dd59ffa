import { grantsOf } from '../downloads/index.ts';
import { type FulfillmentView, openMoves, pathOffers } from '../fulfillment/index.ts';
import { licensesOf } from '../licensing/index.ts';
import { workFor } from '../tasks/index.ts';
import type { CustomerApp } from './customer-app.ts';
import { describeFulfillment } from './describe-fulfillment.ts';
import type { Fulfillment } from './shapes.ts';

/**
 * Describes many records with what was delivered for them: two statements, however many there are, a third where
 * people had to do with one, and two more where one is of a hybrid product.
 */
export async function describeFulfillments(
  app: CustomerApp,
  records: FulfillmentView[],
): Promise<{ record: FulfillmentView; fulfillment: Fulfillment }[]> {
  if (records.length === 0) return [];
  const scope = { fulfillmentIds: records.map((record) => record.id) };
  const licenses = Map.groupBy(await licensesOf(app, scope), (license) => license.fulfillment_id);
  const grants = Map.groupBy(await grantsOf(app.db.read, scope), (grant) => grant.fulfillment_id);
  const work = new Map((await workFor(app.db.read, withPeople(records))).map((view) => [view.fulfillment_id, view]));
  const hybrid = records.filter((record) => record.path !== null);
  const moves = await openMoves(
    app.db.read,
    hybrid.map((record) => record.order_item_id),
  );
  const offers = await pathOffers(
    app,
    app.db.read,
    hybrid.map((record) => record.id),
  );
  return records.map((record) => ({
    record,
    fulfillment: describeFulfillment(record, {
      licenses: (licenses.get(record.id) ?? []).toReversed(),
      grants: grants.get(record.id) ?? [],
      work: work.get(record.id),
      move: moves.find((move) => [move.from_fulfillment_id, move.to_fulfillment_id].includes(record.id)),
      offers: offers.get(record.id) ?? [],
    }),
  }));
}

/** Records that people had or have to do with: it stands in their history, or it is being changed. */
function withPeople(records: FulfillmentView[]): string[] {
  const had = (record: FulfillmentView) =>
    record.error_class === 'needs_operator' || record.moves.some((move) => move.to === 'manual_pending');
  return records.filter(had).map((record) => record.id);
}
