import { sql } from 'kysely';
import { askedAfter, causesOf } from '../../fulfillment/index.ts';
import type { App } from '../../kernel/app.ts';

/** So many of each are shown; the rest is behind the link. */
const SHOWN_MAX = 5;

/** One thing that waits for people. `id` leads to its own screen. */
type Waiting = { id: string; title: string; note: string | null; at: string | null };
type Section = { count: number; items: Waiting[] };
type Name =
  | 'held_payments'
  | 'failed_refunds'
  | 'quarantined_events'
  | 'overdue_tasks'
  | 'disputes_due'
  | 'held_masses';

const time = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Everything that needs a person, as an operator's morning begins: one statement a section, all by index. */
export async function readBench(app: App) {
  const now = app.clock.now();
  const db = app.db.read;
  const [causes, asked, sections] = [await causesOf(db, now), await askedAfter(db, SHOWN_MAX), await readSections(app)];
  return {
    failures: {
      count: causes.reduce((sum, { count }) => sum + count, 0),
      snoozed: causes.reduce((sum, { snoozed }) => sum + snoozed, 0),
      causes: causes.length,
    },
    asked_after: {
      count: asked.count,
      items: asked.items.map(({ next_look_at, ...item }) => ({ ...item, next_look_at: next_look_at.toISOString() })),
    },
    ...sections,
  };
}

async function readSections(app: App): Promise<Record<Name, Section>> {
  const now = app.clock.now();
  const { rows } = await sql<{ name: Name; count: number; items: Waiting[] | null }>`
    ${section(
      'held_payments',
      sql`select p.id, c.name as title, p.problem as note, ${time('p.created_at')} as at
      from payments p join orders o on o.id = p.order_id join customers c on c.id = o.customer_id
      where p.status = 'held' order by p.id desc`,
      sql`select from payments where status = 'held'`,
    )}
    union all
    ${section(
      'failed_refunds',
      sql`select p.order_id as id, c.name as title, r.problem as note, ${time('r.updated_at')} as at
      from refunds r join payments p on p.id = r.payment_id join orders o on o.id = p.order_id join customers c on c.id = o.customer_id
      where ${IS_FAILED_REFUND} order by r.id desc`,
      sql`select from refunds r where ${IS_FAILED_REFUND}`,
    )}
    union all
    ${section(
      'quarantined_events',
      sql`select e.id, e.event_type as title, e.problem as note, ${time('e.received_at')} as at
      from webhook_events e where e.status = 'quarantined' order by e.id desc`,
      sql`select from webhook_events where status = 'quarantined'`,
    )}
    union all
    ${section(
      'overdue_tasks',
      sql`select t.id, t.title, t.queue as note, ${time('t.due_at')} as at
      from tasks t where t.status = 'open' and t.due_at <= coalesce(t.asked_at, ${now}) order by t.due_at, t.id`,
      sql`select from tasks where status = 'open' and due_at <= coalesce(asked_at, ${now})`,
    )}
    union all
    ${section(
      'disputes_due',
      sql`select d.id, c.name as title, d.reason as note, ${time('d.respond_by')} as at
      from disputes d join orders o on o.id = d.order_id join customers c on c.id = o.customer_id
      where d.status = 'opened' order by d.respond_by nulls last, d.id`,
      sql`select from disputes where status = 'opened'`,
    )}
    union all
    ${section(
      'held_masses',
      sql`select b.id, coalesce(u.name, b.caused_by) as title,
        (select count(*) from fulfillment_records r where r.guard_batch_id = b.id and r.guard = 'held')::text as note, ${time('b.opened_at')} as at
      from guard_batches b left join users u on u.id = split_part(b.caused_by, ':', 2) where b.status = 'open' order by b.id desc`,
      sql`select from guard_batches where status = 'open'`,
    )}`.execute(app.db.read);
  return Object.fromEntries(rows.map(({ name, count, items }) => [name, { count, items: items ?? [] }])) as Record<
    Name,
    Section
  >; // because each section answers one row
}

/** The gateway refused to give back what nobody has given back since. */
const IS_FAILED_REFUND = sql`r.status = 'failed' and not exists (
  select from refunds later where later.payment_id = r.payment_id and later.id > r.id and later.status <> 'failed')`;

function section(name: Name, items: ReturnType<typeof sql>, counted: ReturnType<typeof sql>) {
  return sql`select ${name}::text as name, (select count(*) from (${counted}) n)::int as count,
    (select jsonb_agg(to_jsonb(shown)) from (${items} limit ${SHOWN_MAX}) shown) as items`;
}
