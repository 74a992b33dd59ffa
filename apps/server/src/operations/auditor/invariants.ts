import { type RawBuilder, sql } from 'kysely';
import { FORGOTTEN } from '../../fulfillment/index.ts';
import type { App } from '../../kernel/app.ts';
import { secondsAfter } from '../../kernel/clock.ts';
import { untrueFigures } from '../reports/untrue-days.ts';
import { logUnproven } from './log-events.ts';

/** A promise about the rows, and the query that finds those who break it. Names follow design/reliability 2.11. */
type Invariant = {
  name: string;
  promise: string;
  /** An alert that says it already, with thresholds of its own: this one opens none. */
  toldBy?: string;
  offenders: (now: Date, part: Part | undefined) => ReturnType<typeof sql<{ offender: string }>>;
};

/** One of so many parts of the rows. What costs most is proven part by part on schedule, and whole when asked for. */
export type Part = { n: number; of: number };

export type InvariantFinding = { name: string; promise: string; offenders: string[] };

/** Enough to see the pattern; a broken invariant is mended by its cause, not row by row. */
const OFFENDERS_MAX = 20;

/** The sweeper looks every second; a due row that waits a minute was forgotten. */
const DUE_LATE_SECONDS = 60;
/** Gateways may be away for a while; what they bill is looked at within the hour. */
const LOOK_LATE_SECONDS = 3_600;

/** What is on its way to its end lives no more. */
const LIVES = sql`r.status <> 'cancelled' and r.desired_state <> 'terminated'`;
const PAID = sql`('paid', 'partially_refunded')`;

/** Whether a delivery belongs to the part that is looked at. */
const ITS_TURN = (fulfillmentId: RawBuilder<unknown>, part: Part | undefined) =>
  part ? sql`abs(hashtext(${fulfillmentId}) % ${part.of}::int) = ${part.n}` : sql`true`;
/** The same of a day; the last ones change most, and are always looked at. */
const DAYS_TURN = (now: Date, part: Part | undefined) =>
  part ? sql`((day - date '2000-01-01') % ${part.of}::int = ${part.n} or day > ${now}::date - 3)` : sql`true`;

/** What an item costs now. */
const DUE_OF_ITEM = sql`i.unit_amount_minor * i.quantity - i.discount_minor + case when o.tax_included then 0 else i.tax_minor end`;

const INVARIANTS: Invariant[] = [
  {
    name: 'I1',
    promise: 'every paid item has its delivery record, and two that are to live only while it is moved to another path',
    offenders: () => sql`
      select i.id || ' has ' || count(r.id) || ' records, ' || count(r.id) filter (where ${LIVES}) || ' live' as offender
      from order_items i join orders o on o.id = i.order_id and o.status in ${PAID}
      left join fulfillment_records r on r.order_item_id = i.id
      group by i.id
      having count(r.id) = 0 or (count(r.id) filter (where ${LIVES}) > 1 and count(r.id) filter (where ${LIVES}) > 1 + (
        select count(*) from path_moves m where m.order_item_id = i.id and m.status in ('preparing', 'overlap')))`,
  },
  {
    name: 'I2',
    promise: 'nothing is active without a captured payment, and no key or file outlives its delivery',
    offenders: () => sql`
      select r.id || ' is active, order ' || o.id || ' has no captured payment' as offender
      from fulfillment_records r join orders o on o.id = r.order_id
      where r.status = 'active' and o.total_minor > 0 and o.imported_from is null
        and not exists (select from payments p where p.order_id = o.id and p.status = 'succeeded')
      union all
      select l.id || ' is active, its delivery is ' || coalesce(r.status, 'missing')
      from licenses l left join fulfillment_records r on r.id = l.fulfillment_id
      where l.status = 'active' and (r.id is null or r.status in ('cancelled', 'suspended'))
      union all
      select g.id || ' is active, its delivery is ' || coalesce(r.status, 'missing')
      from download_grants g left join fulfillment_records r on r.id = g.fulfillment_id
      where g.status = 'active' and (r.id is null or r.status in ('cancelled', 'suspended'))`,
  },
  {
    name: 'I3',
    promise: 'a paid order is paid by exactly its total, where the gateway takes exactly what we ask',
    offenders: () => sql`
      select o.id || ' asks ' || o.total_minor || ' ' || o.currency || ', captured ' || coalesce(sum(p.amount_minor), 0)
        || ' ' || coalesce(min(p.currency), '-') as offender
      from orders o left join payments p on p.order_id = o.id and p.status = 'succeeded'
      where o.status in ${PAID} and o.total_minor > 0 and o.imported_from is null
      group by o.id
      having count(p.id) = 0
        -- What is paid period by period is counted by its subscription.
        or (o.payment_gateway = 'paypal' and o.gateway_subscription_id is null and not exists (select from payments x where x.order_id = o.id and x.problem_code is not null)
          and (sum(p.amount_minor) <> o.total_minor or min(p.currency) <> o.currency or max(p.currency) <> o.currency))`,
  },
  {
    name: 'I4',
    promise: 'no payment gives back more than came in, and its refunds add up to what it says',
    offenders: () => sql`
      select p.id || ' refunded ' || p.refunded_minor || ' of ' || p.amount_minor || ', its refunds add up to '
        || coalesce(sum(r.amount_minor) filter (where r.status = 'succeeded'), 0) as offender
      from payments p left join refunds r on r.payment_id = p.id
      where p.refunded_minor > 0 or r.id is not null
      group by p.id
      having p.refunded_minor not between 0 and p.amount_minor
        or p.refunded_minor <> coalesce(sum(r.amount_minor) filter (where r.status = 'succeeded'), 0)
        or coalesce(sum(r.amount_minor) filter (where r.status <> 'failed'), 0) > p.amount_minor`,
  },
  {
    name: 'I6',
    promise: 'a gateway payment belongs to one order',
    offenders: () => sql`
      select gateway || ' ' || gateway_payment_id || ' stands in ' || count(distinct order_id) || ' orders' as offender
      from payments group by gateway, gateway_payment_id having count(distinct order_id) > 1`,
  },
  {
    name: 'I7',
    promise: 'an applied event about an order left its effect there',
    offenders: () => sql`
      select w.id || ' (' || w.event_type || ') is applied, order ' || w.order_id || ' has no payment' as offender
      from webhook_events w
      where w.status = 'applied' and w.order_id is not null
        and w.event_type in ('payment.succeeded', 'PAYMENT.CAPTURE.COMPLETED')
        and not exists (select from payments p where p.order_id = w.order_id)`,
  },
  {
    name: 'I8',
    promise: 'what a provider made belongs to one live delivery',
    offenders: () => sql`
      select provider || ' ' || external_reference_id || ' belongs to ' || count(*) || ' deliveries' as offender
      from fulfillment_records where external_reference_id is not null and status <> 'cancelled'
      group by provider, external_reference_id having count(*) > 1`,
  },
  {
    name: 'I11',
    promise: 'what was paid back in full, or lost in a dispute, is taken back by its policy, or on its way there',
    offenders: () => sql`
      select r.id || ' is ' || r.status || ', order ' || o.id || ' is refunded' as offender
      from orders o join fulfillment_records r on r.order_id = o.id
      join order_items i on i.id = r.order_item_id
      where o.status = 'refunded' and r.status <> 'cancelled' and r.desired_state <> 'terminated' and r.kept_because is null
        and coalesce(i.policies ->> 'full_refund', 'revoke') = 'revoke'
      union all
      select r.id || ' is ' || r.status || ', dispute ' || d.id || ' is lost'
      from disputes d join fulfillment_records r on r.order_id = d.order_id
      join order_items i on i.id = r.order_item_id
      where d.status = 'lost' and r.status <> 'cancelled' and r.desired_state <> 'terminated' and r.kept_because is null
        and coalesce(i.policies ->> 'dispute_lost', 'revoke') = 'revoke'`,
  },
  {
    name: 'I12',
    promise: 'every status is what its history of legal moves leads to',
    offenders: (_now, part) => sql`
      with steps as (
        select m.*, lag(m.to_status) over (partition by m.fulfillment_id order by m.id) as before,
          lead(m.id) over (partition by m.fulfillment_id order by m.id) as next_id
        from fulfillment_moves m where ${ITS_TURN(sql`m.fulfillment_id`, part)})
      select s.fulfillment_id || ': ' || coalesce(s.from_status, '-') || ' -> ' || s.to_status || ' after ' || coalesce(s.before, '-') as offender
      from steps s join fulfillment_records r on r.id = s.fulfillment_id
      where s.from_status is distinct from s.before
        or (s.from_status is not null and not exists (
          select from fulfillment_transitions t where t.from_status = s.from_status and t.to_status = s.to_status))
        or (s.next_id is null and s.to_status <> r.status)
      union all
      select r.id || ' has no history' from fulfillment_records r
      where ${ITS_TURN(sql`r.id`, part)} and not exists (select from fulfillment_moves m where m.fulfillment_id = r.id)`,
  },
  {
    name: 'I13',
    promise: "no lease is older than ten minutes, and what is being delivered is due or in somebody's hands",
    offenders: () => sql`
      select r.id || ' (' || r.status || ') leased until ' || coalesce(r.lease_until::text, '-') as offender
      from fulfillment_records r where ${FORGOTTEN}`,
  },
  {
    name: 'I14',
    promise: 'what is due is taken up within a minute',
    toldBy: 'work_late',
    offenders: (now) => sql`
      select id || ' was due at ' || next_attempt_at as offender from fulfillment_records
      where next_attempt_at < ${secondsAfter(now, -DUE_LATE_SECONDS)} and lease_until is null
      union all
      select id || ' (' || event_type || ') was due at ' || next_attempt_at from webhook_events
      where status = 'received' and next_attempt_at < ${secondsAfter(now, -DUE_LATE_SECONDS)}`,
  },
  {
    name: 'I18',
    promise:
      "an order's total is the sum of its items at the prices frozen in it, less the discounts, with the tax that is added; a trial costs nothing yet",
    offenders: () => sql`
      select o.id || ' asks ' || o.total_minor || ', its items add up to ' || coalesce(sum(${DUE_OF_ITEM}), 0) as offender
      from orders o left join order_items i on i.order_id = o.id and i.trial_days is null
      group by o.id
      having o.total_minor <> coalesce(sum(${DUE_OF_ITEM}), 0)
        or o.discount_minor <> coalesce(sum(i.discount_minor), 0) or o.tax_minor <> coalesce(sum(i.tax_minor), 0)
      union all
      select o.id || ' holds ' || coalesce(sum(i.tax_minor), 0) || ' tax, its rates add up to '
        || coalesce((select sum(t.tax_minor) from order_taxes t where t.order_id = o.id), 0)
      from orders o join order_items i on i.order_id = o.id
      where i.tax_minor > 0 or exists (select from order_taxes t where t.order_id = o.id)
      group by o.id
      having sum(i.tax_minor) <> coalesce((select sum(t.tax_minor) from order_taxes t where t.order_id = o.id), 0)`,
  },
  {
    name: 'I20',
    // What an earlier shop has delivered has its key once its licenses have come, too, and its file once one is uploaded.
    promise: 'what is delivered can be used: a workspace has its address, a license its key, a download its grant',
    offenders: () => sql`
      select r.id || ' (' || r.delivery_model || ') is active and has nothing to use' as offender
      from fulfillment_records r
      where r.status = 'active' and case r.delivery_model
        when 'saas_multitenant' then r.external_workspace_url is null
          or (r.external_reference_id is null and not r.payload_snapshot ? 'note')
        when 'self_hosted_license' then not r.imported and not r.payload_snapshot ? 'note'
          and not exists (select from licenses l where l.fulfillment_id = r.id and l.status = 'active')
        when 'self_hosted_download' then not r.imported and not r.payload_snapshot ? 'note'
          and not exists (select from download_grants g where g.fulfillment_id = r.id and g.status = 'active')
        when 'managed_setup' then not r.imported and not r.payload_snapshot ? 'note'
        else false end`,
  },
  {
    name: 'I21',
    promise: 'a delivery is what its subscription entitles to: ended with it, and not held for its sake while it runs',
    offenders: () => sql`
      select r.id || ' is ' || r.status || ', subscription ' || s.id || ' has ended' as offender
      from subscriptions s join fulfillment_records r on r.order_item_id = s.order_item_id
      where s.entitlement = 'end' and r.status <> 'cancelled' and r.desired_state <> 'terminated' and r.kept_because is null
      union all
      select r.id || ' is held (' || h.cause || '), subscription ' || s.id || ' runs'
      from subscriptions s join fulfillment_records r on r.order_item_id = s.order_item_id
      join fulfillment_holds h on h.fulfillment_id = r.id and h.cause in ('unpaid', 'paused', 'expired')
      where s.entitlement = 'run' and r.status <> 'cancelled' and r.desired_state <> 'terminated'`,
  },
  {
    name: 'I22',
    promise: 'money of a subscription belongs to the one its order runs on, and none was taken after its end unseen',
    offenders: () => sql`
      select p.id || ' is money of ' || p.gateway_subscription_id || ', order ' || o.id || ' runs on '
        || coalesce(o.gateway_subscription_id, 'none') as offender
      from payments p join orders o on o.id = p.order_id
      where p.gateway_subscription_id is not null and p.status = 'succeeded'
        and o.gateway_subscription_id is distinct from p.gateway_subscription_id
      union all
      select p.id || ' was taken after subscription ' || s.id || ' had ended'
      from payments p join subscriptions s on s.gateway = p.gateway and s.gateway_subscription_id = p.gateway_subscription_id
      where p.status = 'succeeded' and p.amount_minor > p.refunded_minor and s.cancelled_at is not null
        and p.occurred_at > s.cancelled_at and s.problem is null`,
  },
  {
    name: 'I23',
    promise: 'every running subscription is looked at again, and nobody is charged for what is not delivered',
    offenders: (now) => sql`
      select id || ' (' || status || ') is never looked at' as offender from subscriptions
      where status not in ('cancelled', 'expired') and next_attempt_at is null
      union all
      select id || ' was due at ' || next_attempt_at from subscriptions
      where next_attempt_at < ${secondsAfter(now, -LOOK_LATE_SECONDS)}
      union all
      select s.id || ' (' || s.status || ') runs, its delivery ' || r.id || ' is cancelled'
      from subscriptions s join fulfillment_records r on r.order_item_id = s.order_item_id
      where s.status in ('trialing', 'active') and s.instruction is null and r.status = 'cancelled'
        and r.updated_at < ${secondsAfter(now, -LOOK_LATE_SECONDS)}
        and not exists (select from fulfillment_records other where other.order_item_id = s.order_item_id and other.status <> 'cancelled')`,
  },
  {
    name: 'I24',
    promise: 'what a pool has promised is the sum of its reservations',
    offenders: () => sql`
      select p.id || ' says ' || p.reserved_instances || ' instances, ' || p.reserved_cpu_millis || '/' || p.reserved_memory_mb
        || '/' || p.reserved_disk_mb || ', its reservations add up to ' || count(r.id) || ', ' || coalesce(sum(r.cpu_millis), 0)
        || '/' || coalesce(sum(r.memory_mb), 0) || '/' || coalesce(sum(r.disk_mb), 0) as offender
      from pools p left join capacity_reservations r on r.pool_id = p.id and r.status <> 'released'
      group by p.id
      having p.reserved_instances <> count(r.id) or p.reserved_cpu_millis <> coalesce(sum(r.cpu_millis), 0)
        or p.reserved_memory_mb <> coalesce(sum(r.memory_mb), 0) or p.reserved_disk_mb <> coalesce(sum(r.disk_mb), 0)`,
  },
  {
    name: 'I25',
    promise: 'never two live instances for one key, in our rows or on the engines',
    offenders: () => sql`
      select instance_key || ' has ' || count(*) || ' live instances' as offender
      from instances where ended_at is null group by instance_key having count(*) > 1
      union all
      select o.instance_key || ' is held by pool ' || o.pool_id || ' beside ' || i.id || ' in ' || i.pool_id
      from instance_orphans o join instances i on i.instance_key = o.instance_key and i.ended_at is null`,
  },
  {
    name: 'I26',
    promise: 'every instance that is to run or stand still has a live delivery',
    offenders: () => sql`
      select i.id || ' is to be ' || i.desired_state || ', its delivery is ' || coalesce(r.status, 'missing') as offender
      from instances i left join fulfillment_records r on r.id = i.fulfillment_id
      where i.ended_at is null and i.desired_state <> 'terminated' and (r.id is null or r.status = 'cancelled')`,
  },
  {
    name: 'I27',
    promise: 'every live instance uses its share of its own pool, and nobody uses one without',
    offenders: () => sql`
      select i.id || ' has no share of ' || i.pool_id || ' of its size' as offender
      from instances i left join capacity_reservations r on r.id = i.reservation_id
      where i.ended_at is null and (r.status is distinct from 'used' or r.pool_id <> i.pool_id
        or r.cpu_millis <> i.cpu_millis or r.memory_mb <> i.memory_mb or r.disk_mb <> i.disk_mb)
      union all
      select r.id || ' is used by nobody' from capacity_reservations r
      where r.status = 'used' and not exists (
        select from instances i where i.reservation_id = r.id and i.ended_at is null)`,
  },
  {
    name: 'I29',
    promise:
      'what the guard keeps from happening stands still, and is in a batch that somebody decides or has decided about',
    offenders: (now) => sql`
      select r.id || ' is held by ' || b.id || ', which is ' || b.status || ' since ' || b.decided_at as offender
      from fulfillment_records r join guard_batches b on b.id = r.guard_batch_id
      where r.guard = 'held' and b.decided_at < ${secondsAfter(now, -DUE_LATE_SECONDS)}
      union all
      select r.id || ' passed no guard and is being ' || case r.desired_state when 'terminated' then 'cancelled' else 'suspended' end
      from fulfillment_records r
      where r.guard in ('held', 'rejected') and r.lease_until is not null
        and not exists (select from fulfillment_operations o where o.fulfillment_id = r.id and o.outcome in ('in_flight', 'unknown', 'not_yet'))`,
  },
  {
    name: 'I28',
    promise: 'a move to another path goes on: its ends are acted on, and nothing moved is left without a delivery',
    offenders: (now) => sql`
      select m.id || ' (' || m.status || ') waits for nothing since ' || t.updated_at as offender
      from path_moves m join fulfillment_records t on t.id = m.to_fulfillment_id
      where m.status in ('preparing', 'overlap')
        and (t.status = 'cancelled' or t.desired_state = 'terminated' or (t.status = 'active' and m.status = 'preparing'))
        and t.updated_at < ${secondsAfter(now, -DUE_LATE_SECONDS)} and t.desired_state <> 'suspended'
      union all
      select m.id || ' is completed, and ' || f.id || ' still runs'
      from path_moves m join fulfillment_records f on f.id = m.from_fulfillment_id
      where m.status = 'completed' and f.status <> 'cancelled' and f.desired_state <> 'terminated'
      union all
      select m.id || ' went back, and ' || t.id || ' still runs'
      from path_moves m join fulfillment_records t on t.id = m.to_fulfillment_id
      where m.status = 'returned' and t.status <> 'cancelled' and t.desired_state <> 'terminated'`,
  },
  {
    name: 'I34',
    promise: 'what a day was summed up to is the truth about that day',
    offenders: (now, part) => sql`
      select case when kept then 'the sum ' || figure || ' of ' || day || ' is not true any more'
        else 'the truth ' || figure || ' of ' || day || ' is not in the sums' end as offender
      from ${untrueFigures(DAYS_TURN(now, part))} untrue`,
  },
  {
    name: 'I35',
    promise: 'a coupon counts exactly the redemptions that are held or used, and every order that it reduced has one',
    offenders: () => sql`
      select c.id || ' counts ' || c.redeemed || ', held or used are ' || count(r.order_id) as offender
      from coupons c left join coupon_redemptions r on r.coupon_id = c.id and r.status <> 'released'
      group by c.id having c.redeemed <> count(r.order_id)
      union all
      select o.id || ' is reduced by ' || o.discount_minor || ', its redemption by ' || coalesce(r.discount_minor, 0)
      from orders o left join coupon_redemptions r on r.order_id = o.id
      where o.discount_minor <> coalesce(r.discount_minor, 0)
      union all
      select o.id || ' is paid, its coupon is ' || r.status
      from coupon_redemptions r join orders o on o.id = r.order_id
      where o.status in ${PAID} and r.status <> 'used'`,
  },
  {
    name: 'I40',
    promise: 'what an earlier shop sold has no money of ours, and only what it sold is taken over as delivered',
    offenders: () => sql`
      select o.id || ' was sold by ' || o.imported_from || ', payment ' || p.id || ' is ours' as offender
      from orders o join payments p on p.order_id = o.id where o.imported_from is not null
      union all
      select r.id || ' is ' || case when r.imported then 'taken over' else 'delivered here' end || ', its order '
        || o.id || ' was sold by ' || coalesce(o.imported_from, 'us')
      from fulfillment_records r join orders o on o.id = r.order_id
      where r.sequence = 1 and r.imported <> (o.imported_from is not null)`,
  },
  {
    name: 'I41',
    promise: "a subscription's tax is what its rate makes of its price, and no payment holds more tax than money",
    // Rounded as the checkout does: half up, to whole forints and Taiwan dollars where the price is whole.
    offenders: () => sql`
      select s.id || ' is taxed ' || s.unit_tax || ' a unit, its rate makes ' || s.due as offender
      from (
        select id, unit_tax, (2 * unit_amount_minor * rate_bp + parts * step) / (2 * parts * step) * step as due
        from (
          select id, unit_amount_minor, (tax ->> 'unit_minor')::bigint as unit_tax, (tax ->> 'rate_bp')::bigint as rate_bp,
            case when (tax ->> 'included')::boolean then 10000 + (tax ->> 'rate_bp')::bigint else 10000 end as parts,
            case when currency in ('HUF', 'TWD') and unit_amount_minor % 100 = 0 then 100 else 1 end as step
          from subscriptions where tax is not null) taxed) s
      where s.unit_tax <> s.due
      union all
      select id || ' of ' || amount_minor || ' holds ' || tax_minor || ' tax' from payments
      where tax_minor > amount_minor`,
  },
];

/** @param part which rows to look at, where a promise costs much. */
async function offendersOf(app: Pick<App, 'db' | 'clock'>, { offenders }: Invariant, part?: Part): Promise<string[]> {
  return app.db.inOneTransaction(async (tx) => {
    await sql`set transaction read only`.execute(tx);
    const found = offenders(app.clock.now(), part);
    const { rows } = await sql<{
      offender: string;
    }>`select offender from (${found}) found limit ${OFFENDERS_MAX}`.execute(tx);
    return rows.map(({ offender }) => offender);
  });
}

/**
 * Proves every promise on every row, each as it is in one snapshot. Reads only; safe on a running shop.
 *
 * @returns the broken ones with their offenders, at most 20 each; empty when all hold.
 */
export async function findBrokenInvariants(app: Pick<App, 'db' | 'clock'>): Promise<InvariantFinding[]> {
  const findings: InvariantFinding[] = [];
  for (const invariant of INVARIANTS) {
    const offenders = await offendersOf(app, invariant);
    if (offenders.length > 0) findings.push({ name: invariant.name, promise: invariant.promise, offenders });
  }
  return findings;
}

export type Proof = { findings: InvariantFinding[]; unproven: string[] };

/**
 * The same for whoever writes down what became of it: a promise whose proof fails, or takes longer than a statement may,
 * is named, and the others are proven all the same.
 *
 * @param which only these promises, where given.
 * @param part where not every row need be looked at now; those of `whole` are proven on all.
 */
export async function prove(
  app: Pick<App, 'db' | 'clock' | 'log'>,
  how: { which?: readonly string[]; part?: Part | undefined; whole?: readonly string[] } = {},
): Promise<Proof> {
  const proof: Proof = { findings: [], unproven: [] };
  for (const invariant of INVARIANTS) {
    const { name, promise } = invariant;
    if (how.which && !how.which.includes(name)) continue;
    try {
      const offenders = await offendersOf(app, invariant, how.whole?.includes(name) ? undefined : how.part);
      if (offenders.length > 0) proof.findings.push({ name, promise, offenders });
    } catch (error) {
      logUnproven(app.log, name, error);
      proof.unproven.push(name);
    }
  }
  return proof;
}

/** What is promised, in the order in which it is proven. */
export const PROMISES: readonly Omit<Invariant, 'offenders'>[] = INVARIANTS;

/** Those whose break another alert tells. */
export const TOLD_ELSEWHERE = INVARIANTS.filter(({ toldBy }) => toldBy !== undefined).map(({ name }) => name);
