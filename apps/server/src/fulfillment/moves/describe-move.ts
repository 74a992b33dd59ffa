import { PATH_MOVE_ACTIONS, type PathMoveAction, type PathMoveStatus } from '@vozex/domain';
import type { DriverCatalog } from '../../catalog/index.ts';
import type { Db } from '../../kernel/database.ts';
import { label } from '../../kernel/language.ts';
import { say } from '../words.ts';
import type { PathMove, PathOffer } from './shapes.ts';
import { movesOf, type OfferRow, offersFor, type PathMoveView } from './store.ts';

/** A move in words. */
export function describeMove(move: PathMoveView): PathMove {
  return {
    id: move.id,
    order_id: move.order_id,
    order_item_id: move.order_item_id,
    from_fulfillment_id: move.from_fulfillment_id,
    to_fulfillment_id: move.to_fulfillment_id,
    from: move.from_path === null ? null : { name: move.from_path, title: move.from_title },
    to: { name: move.to_path, title: move.to_title },
    status: move.status,
    status_label: label('path_move', move.status),
    sentence: sentenceOf(move),
    overlap_ends_at: move.overlap_ends_at?.toISOString() ?? null,
    created_at: move.created_at.toISOString(),
    updated_at: move.updated_at.toISOString(),
    actions: { confirm: whyNot('confirm', move), return: whyNot('return', move) },
  };
}

function whyNot(action: PathMoveAction, move: PathMoveView): string | null {
  const from: readonly PathMoveStatus[] = PATH_MOVE_ACTIONS[action];
  if (!from.includes(move.status))
    return say('Only while: {statuses}', { statuses: from.map((status) => label('path_move', status)).join(', ') });
  return action === 'confirm' && move.new_status !== 'active' ? say('The new one does not run at the moment') : null;
}

function sentenceOf({ status, new_status, ...titles }: PathMoveView): string {
  const [from, to] = [titles.from_title, titles.to_title];
  switch (status) {
    case 'preparing':
      if (new_status === 'awaiting_customer')
        return say('“{to}” waits for something from you; “{from}” runs on.', { to, from });
      if (new_status === 'failed') {
        return say('There is a problem with “{to}”: our team looks into it. “{from}” runs on.', { to, from });
      }
      return say('“{to}” is being prepared; “{from}” runs on meanwhile.', { to, from });
    case 'overlap':
      return say('Both run. Keep “{to}”, or go back: “{from}” ends by itself when the overlap is over.', { to, from });
    case 'completed':
      return say('Moved to “{to}”.', { to });
    case 'returned':
      return say('Back at “{from}”.', { from });
    case 'failed':
      return say('The move to “{to}” came to nothing.', { to });
  }
}

/** The open moves that deliveries of these order items take part in. */
export async function openMoves(db: Db, orderItemIds: string[]): Promise<PathMove[]> {
  if (orderItemIds.length === 0) return [];
  const moves = await movesOf(db, { openOfItems: orderItemIds }, { limit: orderItemIds.length });
  return moves.map(describeMove);
}

/** The paths to which deliveries may be moved now, by delivery, in the order of the shop. One statement. */
export async function pathOffers(
  { drivers }: { drivers: DriverCatalog },
  db: Db,
  fulfillmentIds: string[],
): Promise<Map<string, PathOffer[]>> {
  if (fulfillmentIds.length === 0) return new Map();
  const schemas = new Map(drivers.manifest().map((driver) => [driver.driver, driver.choices_schema]));
  const byDelivery = Map.groupBy(await offersFor(db, fulfillmentIds), (row) => row.fulfillment_id);
  return new Map(
    Array.from(byDelivery, ([id, rows]) => {
      const byPath = [...Map.groupBy(rows, (row) => row.path).values()];
      return [id, byPath.map((prices) => offerOf(prices, schemas.get(prices[0]!.fulfillment_driver)))]; // because a group is not empty
    }),
  );
}

function offerOf(rows: OfferRow[], schema: Record<string, unknown> | undefined): PathOffer {
  const { path, title, summary } = rows[0]!; // because a group is not empty
  const prices = rows.map((row) => ({
    id: row.price_id,
    name: row.price_name,
    amount_minor: row.amount_minor,
    currency: row.currency,
    billing: row.billing,
    billing_interval: row.billing_interval,
    interval_count: row.interval_count,
    costs: costOf(row),
  }));
  return { path, title, summary, prices, choices_schema: schema ?? {}, costs: prices[0]!.costs };
}

function costOf(row: OfferRow): PathOffer['costs'] {
  if (row.has_subscription) return 'by_plan_change';
  return row.amount_minor <= row.paid_minor && row.currency === row.paid_currency ? 'nothing' : 'ask_the_shop';
}
