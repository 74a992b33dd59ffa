import type { DeliveryModel, FulfillmentStatus } from '@vozex/domain';
import { sql } from 'kysely';
import type { Db } from '../kernel/database.ts';
import { languageNow } from '../kernel/language.ts';
import type { HoldCause } from './wishes.ts';

/** A record as customers and operators see it; money and secrets are not part of it. */
export type FulfillmentView = {
  id: string;
  order_id: string;
  order_item_id: string;
  product_id: string;
  product_name: string;
  delivery_model: DeliveryModel;
  /** Of a hybrid product: the path it delivers. */
  path: { name: string; title: string } | null;
  driver: string;
  provider: string;
  status: FulfillmentStatus;
  desired_state: string;
  service_state: string;
  /** Why it stands still, longest first; empty when nobody holds it. */
  holds: { cause: HoldCause; since: string; because: string }[];
  /** The guard keeps what is wanted from happening. */
  guard: { verdict: 'held' | 'rejected'; batch_id: string; wish: 'suspend' | 'cancel' } | null;
  quantity: number;
  /** What the customer has; null before the first delivery. */
  delivered_plan: string | null;
  delivered_quantity: number | null;
  revision: number;
  attempts: number;
  last_error: string | null;
  error_code: string | null;
  error_class: string | null;
  customer_message: string | null;
  ask: unknown;
  choices: Record<string, unknown>;
  terms: Record<string, unknown>;
  payload_snapshot: Record<string, unknown>;
  external_reference_id: string | null;
  external_workspace_url: string | null;
  next_attempt_at: Date | null;
  due_at: Date | null;
  paid_at: Date;
  delivered_at: Date | null;
  created_at: Date;
  customer_id: string;
  customer_email: string;
  customer_name: string;
  moves: { from: FulfillmentStatus | null; to: FulfillmentStatus; by: string; because: string; at: string }[];
};

export type FulfillmentFilter = {
  id?: string | undefined;
  orderIds?: string[] | undefined;
  customerId?: string | undefined;
  status?: FulfillmentStatus | undefined;
  driver?: string | undefined;
};

/** Records with their histories in one statement, newest first. The caller scopes: by customer, by order, or as an operator. */
export async function fulfillmentsOf(
  db: Db,
  filter: FulfillmentFilter,
  page: { after?: string | undefined; limit: number },
): Promise<FulfillmentView[]> {
  const conditions = [
    filter.id === undefined ? undefined : sql`r.id = ${filter.id}`,
    filter.orderIds === undefined ? undefined : sql`r.order_id = any(${filter.orderIds})`,
    filter.customerId === undefined ? undefined : sql`r.customer_id = ${filter.customerId}`,
    filter.status === undefined ? undefined : sql`r.status = ${filter.status}`,
    filter.driver === undefined ? undefined : sql`r.driver = ${filter.driver}`,
    page.after === undefined ? undefined : sql`r.id < ${page.after}`,
  ].filter((condition) => condition !== undefined);
  const { rows } = await sql<FulfillmentView>`
    select r.id, r.order_id, r.order_item_id, r.product_id, i.product_name, r.delivery_model,
      case when r.path is not null then jsonb_build_object('name', r.path, 'title', path_title(p, r.path, ${languageNow()})) end as path, r.driver, r.provider,
      r.status, r.desired_state, r.service_state, r.quantity, r.delivered_plan, r.delivered_quantity, r.revision, r.attempts, r.last_error, r.error_code, r.error_class,
      case when r.guard in ('held', 'rejected') then jsonb_build_object('verdict', r.guard, 'batch_id', r.guard_batch_id,
        'wish', case r.desired_state when 'terminated' then 'cancel' else 'suspend' end) end as guard,
      r.customer_message, r.ask, r.choices, r.terms, r.payload_snapshot, r.external_reference_id,
      r.external_workspace_url, r.next_attempt_at, r.due_at, r.paid_at, r.delivered_at, r.created_at,
      r.customer_id, c.email as customer_email, c.name as customer_name,
      coalesce((select jsonb_agg(jsonb_build_object('cause', h.cause, 'since', h.since, 'because', h.because)
          order by h.since, h.cause)
        from fulfillment_holds h where h.fulfillment_id = r.id and r.desired_state = 'suspended'), '[]') as holds,
      (select jsonb_agg(jsonb_build_object('from', m.from_status, 'to', m.to_status, 'by', m.moved_by,
          'because', m.moved_because, 'at', m.at) order by m.id)
        from fulfillment_moves m where m.fulfillment_id = r.id) as moves
    from fulfillment_records r
    join order_items i on i.id = r.order_item_id
    join products p on p.id = r.product_id
    join customers c on c.id = r.customer_id
    ${conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``}
    order by r.id desc
    limit ${page.limit}`.execute(db);
  return rows;
}

/** The calls made for a record, oldest first. */
export async function operationsOf(db: Db, fulfillmentId: string) {
  return db
    .selectFrom('fulfillment_operations')
    .select([
      'id',
      'action',
      'attempt',
      'outcome',
      'error_code',
      'error_class',
      'detail',
      'exchange',
      'started_at',
      'finished_at',
    ])
    .where('fulfillment_id', '=', fulfillmentId)
    .orderBy('id')
    .limit(200)
    .execute();
}
