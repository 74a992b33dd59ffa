import type { OrderStatus } from '@vozex/domain';
import { sql } from 'kysely';
import { type Db, json, type Tx } from '../../kernel/database.ts';
import type { CouponRow, CouponWrite } from './coupon.ts';

const COUPON = sql`
  select c.id, c.code, c.percent_bp, c.amounts, c.minimums, c.starts_at, c.ends_at, c.redemptions_max,
    c.per_customer_max, c.redeemed, c.active, c.note, c.created_at, c.updated_at,
    coalesce((select jsonb_agg(p.product_id order by p.product_id) from coupon_products p where p.coupon_id = c.id), '[]')
      as product_ids
  from coupons c`;

/** Writes a coupon's terms; the unique index decides whether the code is free: `false` when it is not. */
export async function upsertCoupon(tx: Tx, id: string, coupon: CouponWrite, now: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into coupons as kept (id, code, percent_bp, amounts, minimums, starts_at, ends_at, redemptions_max,
      per_customer_max, active, note, created_at, updated_at)
    select ${id}, ${coupon.code}, ${coupon.percent_bp}, ${coupon.amounts === null ? null : json(coupon.amounts)}::jsonb,
      ${json(coupon.minimums)}::jsonb, ${coupon.starts_at}::timestamptz, ${coupon.ends_at}::timestamptz,
      ${coupon.redemptions_max}::int, ${coupon.per_customer_max}::int, ${coupon.active}, ${coupon.note},
      ${now}, ${now}
    where not exists (select from coupons other where upper(other.code) = upper(${coupon.code}) and other.id <> ${id})
    on conflict (id) do update set code = excluded.code, percent_bp = excluded.percent_bp, amounts = excluded.amounts,
      minimums = excluded.minimums, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
      redemptions_max = excluded.redemptions_max, per_customer_max = excluded.per_customer_max,
      active = excluded.active, note = excluded.note, updated_at = excluded.updated_at
    returning id`.execute(tx);
  return rows.length === 1;
}

/** Says what a coupon applies to. @returns the products among them that do not exist. */
export async function setProducts(tx: Tx, couponId: string, productIds: string[]): Promise<string[]> {
  await tx.deleteFrom('coupon_products').where('coupon_id', '=', couponId).execute();
  const { rows } = await sql<{ product_id: string }>`
    insert into coupon_products (coupon_id, product_id)
    select ${couponId}, id from products where id = any(${productIds}) returning product_id`.execute(tx);
  const known = new Set(rows.map((row) => row.product_id));
  return productIds.filter((id) => !known.has(id));
}

export async function couponById(db: Db, id: string): Promise<CouponRow | undefined> {
  const { rows } = await sql<CouponRow>`${COUPON} where c.id = ${id}`.execute(db);
  return rows[0];
}

/** An active coupon by what somebody typed; one that is switched off is as unknown as one that never was. */
export async function activeCoupon(db: Db, code: string): Promise<CouponRow | undefined> {
  const { rows } = await sql<CouponRow>`${COUPON} where upper(c.code) = upper(${code}) and c.active`.execute(db);
  return rows[0];
}

/** The same, held until the transaction ends: whoever redeems it next sees what this one did. */
export async function lockCoupon(tx: Tx, code: string): Promise<CouponRow | undefined> {
  await sql`select from coupons where upper(code) = upper(${code}) for update`.execute(tx);
  return activeCoupon(tx, code);
}

export async function couponsPage(
  db: Db,
  filter: { limit: number; after?: string | undefined; q?: string | undefined; active?: boolean | undefined },
): Promise<CouponRow[]> {
  const { rows } = await sql<CouponRow>`${COUPON}
    where (${filter.after ?? null}::text is null or c.id < ${filter.after ?? null})
      and (${filter.active ?? null}::boolean is null or c.active = ${filter.active ?? null})
      and (${filter.q ?? null}::text is null or strpos(upper(c.code), upper(${filter.q ?? null})) > 0)
    order by c.id desc limit ${filter.limit}`.execute(db);
  return rows;
}

/** How often a customer holds or has used a coupon. */
export async function usedBy(db: Db, couponId: string, customerId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from coupon_redemptions
    where coupon_id = ${couponId} and customer_id = ${customerId} and status <> 'released'`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Holds a redemption for an order, and counts it. The caller holds the coupon's lock. */
export async function holdRedemption(
  tx: Tx,
  held: {
    orderId: string;
    couponId: string;
    customerId: string;
    discountMinor: number;
    currency: string;
    now: Date;
  },
): Promise<void> {
  await sql`
    with counted as (update coupons set redeemed = redeemed + 1 where id = ${held.couponId})
    insert into coupon_redemptions (order_id, coupon_id, customer_id, status, discount_minor, currency, created_at, updated_at)
    values (${held.orderId}, ${held.couponId}, ${held.customerId}, 'held', ${held.discountMinor}, ${held.currency},
      ${held.now}, ${held.now})`.execute(tx);
}

/** The order is paid: its redemption is used, also one that had been given back meanwhile. */
export async function useRedemption(tx: Tx, orderId: string, now: Date): Promise<void> {
  await sql`
    with before as (select coupon_id, status from coupon_redemptions where order_id = ${orderId} for update),
    counted as (
      update coupons c set redeemed = redeemed + 1 from before b where c.id = b.coupon_id and b.status = 'released')
    update coupon_redemptions r set status = 'used', updated_at = ${now}
    from before b where r.order_id = ${orderId} and b.status <> 'used'`.execute(tx);
}

/** Redemptions that are held for orders whose money will not come. */
export async function uselessRedemptions(db: Db, limit: number): Promise<string[]> {
  const { rows } = await sql<{ order_id: string }>`
    select r.order_id from coupon_redemptions r join orders o on o.id = r.order_id
    where r.status = 'held' and o.status in ('expired', 'cancelled') order by r.order_id limit ${limit}`.execute(db);
  return rows.map((row) => row.order_id);
}

/** Gives one back, unless its order is being paid at this moment. */
export async function releaseRedemption(tx: Tx, orderId: string, now: Date): Promise<void> {
  await sql`
    with released as (
      update coupon_redemptions set status = 'released', updated_at = ${now}
      where order_id in (
        select r.order_id from coupon_redemptions r join orders o on o.id = r.order_id
        where r.order_id = ${orderId} and r.status = 'held' and o.status in ('expired', 'cancelled')
        for update of r, o skip locked)
      returning coupon_id)
    update coupons c set redeemed = redeemed - 1 from released where c.id = released.coupon_id`.execute(tx);
}

export type RedemptionRow = {
  order_id: string;
  order_status: OrderStatus;
  customer_email: string;
  status: 'held' | 'used' | 'released';
  discount_minor: number;
  currency: string;
  created_at: Date;
};

export async function redemptionsPage(
  db: Db,
  couponId: string,
  page: { limit: number; after?: string | undefined },
): Promise<RedemptionRow[]> {
  const { rows } = await sql<RedemptionRow>`
    select r.order_id, o.status as order_status, c.email as customer_email, r.status, r.discount_minor, r.currency,
      r.created_at
    from coupon_redemptions r join orders o on o.id = r.order_id join customers c on c.id = r.customer_id
    where r.coupon_id = ${couponId} and (${page.after ?? null}::text is null or r.order_id < ${page.after ?? null})
    order by r.order_id desc limit ${page.limit}`.execute(db);
  return rows;
}
