import type { BillingInterval, PathMoveStatus } from '@vozex/domain';
import { type Selectable, sql } from 'kysely';
import { type DB, type Db, json, type Tx } from '../../kernel/database.ts';
import { languageNow } from '../../kernel/language.ts';
import type { Because } from '../wishes.ts';
import type { OpenMove, Side } from './next-step.ts';

export type PathMoveRow = Selectable<DB['path_moves']>;

/** An open move, with both its deliveries locked as well, until the transaction ends. */
export type LockedMove = OpenMove & { row: PathMoveRow };

export async function insertMove(
  tx: Tx,
  move: Omit<PathMoveRow, 'status' | 'overlap_ends_at' | 'created_at' | 'updated_at'> & { at: Date },
): Promise<boolean> {
  const { at, ...columns } = move;
  const rows = await tx
    .insertInto('path_moves')
    .values({ ...columns, status: 'preparing', overlap_ends_at: null, created_at: at, updated_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  return rows.length === 1;
}

/** The order first, then the move, then its deliveries in the order of their ids: as whoever changes them locks them. */
export async function lockMove(tx: Tx, id: string): Promise<LockedMove | undefined> {
  const found = await tx.selectFrom('path_moves').select('order_id').where('id', '=', id).executeTakeFirst();
  if (!found) return undefined;
  await sql`select from orders where id = ${found.order_id} for update`.execute(tx);
  const row = await tx.selectFrom('path_moves').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
  const { rows } = await sql<Side & { id: string }>`
    select id, status, desired_state from fulfillment_records
    where id in (${row.from_fulfillment_id}, ${row.to_fulfillment_id}) order by id for update`.execute(tx);
  const sideOf = (fulfillmentId: string) => rows.find((side) => side.id === fulfillmentId)!; // because both are referenced
  return {
    row,
    status: row.status,
    from: sideOf(row.from_fulfillment_id),
    to: sideOf(row.to_fulfillment_id),
    overlapDays: row.overlap_days,
    overlapEndsAt: row.overlap_ends_at,
  };
}

export async function writeStatus(
  tx: Tx,
  id: string,
  to: Because & { status: PathMoveStatus; overlapEndsAt?: Date | undefined; at: Date },
): Promise<void> {
  await tx
    .updateTable('path_moves')
    .set({
      status: to.status,
      moved_by: to.by,
      moved_because: to.because,
      updated_at: to.at,
      ...(to.overlapEndsAt ? { overlap_ends_at: to.overlapEndsAt } : {}),
    })
    .where('id', '=', id)
    .execute();
}

/** The open move of an order item. */
export async function openMoveOf(db: Db, orderItemId: string): Promise<PathMoveRow | undefined> {
  return db
    .selectFrom('path_moves')
    .selectAll()
    .where('order_item_id', '=', orderItemId)
    .where('status', 'in', ['preparing', 'overlap'])
    .executeTakeFirst();
}

/**
 * Open moves that do not only wait, oldest first: one of their deliveries ended, the new one is ready, or the overlap is
 * over and nobody is on his way back (a change of plan that waits for its buyer).
 */
export async function movesToTurn(db: Db, now: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select m.id from path_moves m
    join fulfillment_records f on f.id = m.from_fulfillment_id
    join fulfillment_records t on t.id = m.to_fulfillment_id
    where m.status in ('preparing', 'overlap') and (
      t.status = 'cancelled' or t.desired_state = 'terminated'
      or f.status = 'cancelled' or f.desired_state = 'terminated'
      or (t.status = 'active' and t.desired_state = 'running' and (m.status = 'preparing'
        or (m.overlap_ends_at <= ${now} and not exists (
          select from plan_changes c join subscriptions s on s.id = c.subscription_id
          where s.order_item_id = m.order_item_id and c.to_path = m.from_path
            and c.status in ('requested', 'charging', 'unknown', 'awaiting_consent', 'scheduled'))))))
    order by m.id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** A move with the titles of its paths, as it is shown. */
export type PathMoveView = PathMoveRow & {
  from_title: string;
  to_title: string;
  product_name: string;
  customer_email: string;
  customer_name: string;
  new_status: Side['status'];
};

/** Moves by what they belong to, newest first. The caller scopes. */
export async function movesOf(
  db: Db,
  filter: {
    id?: string | undefined;
    openOfItems?: string[] | undefined;
    status?: PathMoveStatus | undefined;
  },
  page: { after?: string | undefined; limit: number },
): Promise<PathMoveView[]> {
  const conditions = [
    filter.id === undefined ? undefined : sql`m.id = ${filter.id}`,
    filter.openOfItems === undefined
      ? undefined
      : sql`m.order_item_id = any(${filter.openOfItems}) and m.status in ('preparing', 'overlap')`,
    filter.status === undefined ? undefined : sql`m.status = ${filter.status}`,
    page.after === undefined ? undefined : sql`m.id < ${page.after}`,
  ].filter((condition) => condition !== undefined);
  const { rows } = await sql<PathMoveView>`
    select m.*, path_title(p, m.from_path, ${languageNow()}) as from_title,
      path_title(p, m.to_path, ${languageNow()}) as to_title,
      i.product_name, c.email as customer_email, c.name as customer_name, t.status as new_status
    from path_moves m
    join order_items i on i.id = m.order_item_id
    join products p on p.id = i.product_id
    join customers c on c.id = m.customer_id
    join fulfillment_records t on t.id = m.to_fulfillment_id
    ${conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``}
    order by m.id desc
    limit ${page.limit}`.execute(db);
  return rows;
}

/** What a delivery that may be moved was bought as, and by what it is paid. */
export type Movable = {
  id: string;
  order_id: string;
  order_item_id: string;
  product_id: string;
  customer_id: string;
  path: string | null;
  quantity: number;
  price_id: string;
  unit_amount_minor: number;
  currency: string;
  /** The subscription that pays for it; null where it was paid once. */
  subscription_id: string | null;
  overlap_days: number;
};

/** A delivery as a move needs it, whoever asks: the caller checks whose it is. */
export async function movableOf(db: Db, fulfillmentId: string): Promise<Movable | undefined> {
  const { rows } = await sql<Movable>`
    select r.id, r.order_id, r.order_item_id, r.product_id, r.customer_id, r.path, r.quantity,
      coalesce(s.price_id, last.to_price_id, i.price_id) as price_id, i.unit_amount_minor, o.currency,
      s.id as subscription_id, coalesce((i.policies ->> 'overlap_days')::integer, 7) as overlap_days
    from fulfillment_records r
    join order_items i on i.id = r.order_item_id
    join orders o on o.id = r.order_id
    left join subscriptions s on s.order_item_id = r.order_item_id
    left join path_moves last on last.to_fulfillment_id = r.id
    where r.id = ${fulfillmentId}`.execute(db);
  return rows[0];
}

export async function nextSequence(tx: Tx, orderItemId: string): Promise<number> {
  const { rows } = await sql<{ next: number }>`
    select max(sequence) + 1 as next from fulfillment_records where order_item_id = ${orderItemId}`.execute(tx);
  return rows[0]!.next; // because an aggregate always answers
}

/** How many deliveries of an order item by this driver have not ended. */
export async function recordsWith(tx: Tx, orderItemId: string, driver: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from fulfillment_records
    where order_item_id = ${orderItemId} and driver = ${driver} and status <> 'cancelled'`.execute(tx);
  return rows[0]!.n; // because an aggregate always answers
}

/** Active prices of other paths of hybrid products, for what customers may move to; cheapest first within a path. */
export type OfferRow = {
  fulfillment_id: string;
  price_id: string;
  price_name: string;
  amount_minor: number;
  currency: string;
  billing: 'one_time' | 'recurring';
  billing_interval: BillingInterval | null;
  interval_count: number | null;
  path: string;
  title: string;
  summary: string;
  fulfillment_driver: string;
  paid_minor: number;
  paid_currency: string;
  has_subscription: boolean;
};

/** One statement, however many deliveries. Those that are not running, or are being moved, have no offers. */
export async function offersFor(db: Db, fulfillmentIds: string[]): Promise<OfferRow[]> {
  const { rows } = await sql<OfferRow>`
    select r.id as fulfillment_id, x.id as price_id, name_in(x.translations, ${languageNow()}, x.name) as price_name, x.amount_minor, x.currency, x.billing,
      x.billing_interval, x.interval_count, x.path,
      path_title(p, x.path, ${languageNow()}) as title,
      coalesce((select said ->> 'summary' from jsonb_array_elements(p.translations -> ${languageNow()} -> 'paths') said
        where said ->> 'name' = x.path), one.doc ->> 'summary') as summary,
      one.doc ->> 'fulfillment_driver' as fulfillment_driver,
      i.unit_amount_minor as paid_minor, o.currency as paid_currency,
      exists (select from subscriptions s where s.order_item_id = i.id) as has_subscription
    from jsonb_array_elements_text(${json(fulfillmentIds)}::jsonb) wanted(id)
    join fulfillment_records r on r.id = wanted.id
    join order_items i on i.id = r.order_item_id
    join orders o on o.id = r.order_id
    join products p on p.id = r.product_id and p.status = 'published' and p.delivery_model = 'hybrid'
    cross join lateral jsonb_array_elements(p.paths) with ordinality one(doc, place)
    join prices x on x.product_id = p.id and x.path = one.doc ->> 'name' and x.active and x.billing = i.billing
      and x.currency = o.currency
    where r.status = 'active' and r.desired_state = 'running' and x.path <> r.path
      and not exists (select from path_moves m
        where m.order_item_id = r.order_item_id and m.status in ('preparing', 'overlap'))
    order by r.id, one.place, x.amount_minor, x.id`.execute(db);
  return rows;
}
