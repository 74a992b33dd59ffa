import { sql } from 'kysely';
import type { App } from '../../kernel/app.ts';
import type { Db, Tx } from '../../kernel/database.ts';

export async function miscountedCoupons(db: Db, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from coupons c left join coupon_redemptions r on r.coupon_id = c.id and r.status <> 'released'
    group by c.id having c.redeemed <> count(r.order_id) order by c.id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * Counts anew how often a coupon is held or used. Whoever redeems or gives back changes the coupon's row in the same
 * transaction: with that row locked first, a statement that begins afterwards sees every redemption that counts.
 *
 * @returns what was done; undefined where the count is true.
 */
export async function recountCoupon(_app: App, tx: Tx, id: string): Promise<string | undefined> {
  const { rows: held } = await sql<{ redeemed: number }>`
    select redeemed from coupons where id = ${id} for no key update`.execute(tx);
  const { rows } = await sql<{ redeemed: number }>`
    update coupons c set redeemed = counted.n
    from (select count(*)::int as n from coupon_redemptions where coupon_id = ${id} and status <> 'released') counted
    where c.id = ${id} and c.redeemed <> counted.n
    returning c.redeemed`.execute(tx);
  const [coupon] = rows;
  return coupon && `its redemptions were counted anew: ${coupon.redeemed}, where it had said ${held[0]?.redeemed}`;
}
