import {
  FULFILLMENT_LABEL,
  FulfillmentStatus,
  idSchema,
  OperationAction,
  OperationOutcome,
  whyNot,
} from '@vozex/domain';
import { z } from 'zod';
import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import { PageQuery, pageOf, readPage } from '../kernel/page.ts';
import { type AnyRoute, actorName, defineRoute, type RequestContext } from '../kernel/route.ts';
import type { SubscriptionsApp } from '../subscriptions/index.ts';
import { openTaskOf } from '../tasks/index.ts';
import { cancelFulfillment } from './cancel-fulfillment.ts';
import { FulfillmentError } from './errors.ts';
import { keepDelivery } from './guard/keep-delivery.ts';
import { guardRoutes } from './guard/routes.ts';
import { HOLD_CAUSES, holdFulfillment, releaseAll } from './hold-fulfillment.ts';
import { openMoves } from './moves/describe-move.ts';
import { moveRoutes } from './moves/routes.ts';
import { PathMove, PathOf } from './moves/shapes.ts';
import type { MovesApp } from './moves/start-move.ts';
import { isStuck, retryFulfillment } from './retry-fulfillment.ts';
import { type FulfillmentView, fulfillmentsOf, operationsOf } from './views.ts';
import type { Because } from './wishes.ts';

const AdminFulfillment = z
  .object({
    id: z.string(),
    order_id: z.string(),
    order_item_id: z.string(),
    product_id: z.string(),
    product_name: z.string(),
    path: PathOf.nullable(),
    driver: z.string(),
    provider: z.string(),
    status: FulfillmentStatus,
    status_label: z.string(),
    desired_state: z.string(),
    service_state: z.string(),
    attempts: z.int(),
    last_error: z.string().nullable(),
    error_code: z.string().nullable(),
    error_class: z.string().nullable(),
    external_reference_id: z.string().nullable(),
    external_workspace_url: z.string().nullable(),
    next_attempt_at: z.iso.datetime().nullable(),
    due_at: z.iso.datetime().nullable(),
    paid_at: z.iso.datetime(),
    delivered_at: z.iso.datetime().nullable(),
    created_at: z.iso.datetime(),
    customer: z.object({ email: z.string(), name: z.string() }),
  })
  .meta({ id: 'AdminFulfillment' });

const AdminFulfillmentDetail = AdminFulfillment.extend({
  history: z.array(
    z.object({
      from: FulfillmentStatus.nullable(),
      to: FulfillmentStatus,
      by: z.string(),
      because: z.string(),
      at: z.iso.datetime(),
    }),
  ),
  operations: z.array(
    z.object({
      id: z.string(),
      action: OperationAction,
      attempt: z.int(),
      outcome: OperationOutcome,
      error_code: z.string().nullable(),
      error_class: z.string().nullable(),
      detail: z.string().nullable(),
      exchange: z.unknown(),
      started_at: z.iso.datetime(),
      finished_at: z.iso.datetime().nullable(),
    }),
  ),
  choices: z.record(z.string(), z.unknown()),
  terms: z.record(z.string(), z.unknown()),
  holds: z.array(z.object({ cause: z.enum(HOLD_CAUSES), since: z.iso.datetime(), because: z.string() })).meta({
    description: 'Why it stands still; it runs again when nobody holds it any more.',
  }),
  guard: z
    .object({ verdict: z.enum(['held', 'rejected']), batch_id: z.string(), wish: z.enum(['suspend', 'cancel']) })
    .nullable()
    .meta({ description: 'It was to be taken away together with many others, and runs on until somebody decides.' }),
  quantity: z.int(),
  delivered_plan: z.string().nullable(),
  delivered_quantity: z
    .int()
    .nullable()
    .meta({ description: 'What the customer has; where plan or quantity differ, an upgrade is due.' }),
  ask: z.unknown(),
  task_id: z.string().nullable(),
  move: PathMove.nullable().meta({ description: 'The open move to another path that it takes part in.' }),
  actions: z.record(z.enum(['retry', 'suspend', 'resume', 'cancel']), z.string().nullable()),
}).meta({ id: 'AdminFulfillmentDetail' });

const Params = z.object({ id: idSchema('fulfillment') });
const Reason = z.object({ reason: z.string().max(500).optional() });
const tag = 'Fulfillment';

const list = defineRoute({
  method: 'GET',
  path: '/api/admin/fulfillments',
  access: 'read_only',
  tag,
  summary: 'Deliveries, newest first',
  query: PageQuery.extend({
    status: FulfillmentStatus.optional(),
    driver: z.string().max(80).optional(),
    order_id: idSchema('order').optional(),
  }),
  output: pageOf(AdminFulfillment),
  async handle(app: App, { query: { status, driver, order_id, ...page } }) {
    const filter = { status, driver, orderIds: order_id === undefined ? undefined : [order_id] };
    const { items, next } = await readPage(page, (cut) => fulfillmentsOf(app.db.read, filter, cut));
    return { items: items.map(adminView), next };
  },
});

const read = defineRoute({
  method: 'GET',
  path: '/api/admin/fulfillments/{id}',
  access: 'read_only',
  tag,
  summary: 'One delivery with its history and every call made for it',
  params: Params,
  output: AdminFulfillmentDetail,
  throws: [FulfillmentError],
  handle: (app: App, { params }) => detailOf(app, params.id),
});

const retry = defineRoute({
  method: 'POST',
  path: '/api/admin/fulfillments/{id}/retry',
  access: 'operator',
  tag,
  summary: 'Put a failed delivery back in the queue',
  params: Params,
  body: Reason,
  output: AdminFulfillmentDetail,
  status: 202,
  throws: [FulfillmentError],
  async handle(app: App, { params, body }, context) {
    await retryFulfillment(app, params.id, actorName(context.actor), body.reason ?? 'an operator pressed Retry');
    return detailOf(app, params.id);
  },
});

type Wish = 'suspend' | 'resume' | 'cancel';

/**
 * An operator holds like any other cause; when he resumes, he lets go of every cause there is, and of an end that the
 * guard keeps from happening.
 */
const GRANT: Record<Wish, (app: App, tx: Tx, id: string, why: Because) => Promise<boolean>> = {
  suspend: (app, tx, id, why) => holdFulfillment(app, tx, id, 'operator', why),
  resume: async (app, tx, id, why) => (await keepDelivery(app, tx, id, why)) || releaseAll(app, tx, id, why),
  cancel: (app, tx, id, why) => cancelFulfillment(app, tx, id, 'marketplace_request', why),
};

/** Suspend, resume and cancel differ only in the word. */
function desireRoute(action: Wish, summary: string) {
  return defineRoute({
    method: 'POST',
    path: `/api/admin/fulfillments/{id}/${action}`,
    access: 'operator',
    tag,
    summary,
    params: Params,
    body: Reason,
    output: AdminFulfillmentDetail,
    status: 202,
    throws: [FulfillmentError],
    handle: (app: App, { params, body }, context) => wish(app, params.id, action, body, context),
  });
}

async function wish(
  app: App,
  id: string,
  action: Wish,
  body: { reason?: string | undefined },
  context: RequestContext,
) {
  const why = { by: actorName(context.actor), because: body.reason ?? `an operator pressed ${action}` };
  const changed = await app.db.inOneTransaction((tx) => GRANT[action](app, tx, id, why));
  if (!changed) {
    await detailOf(app, id); // an unknown id is said before an illegal move
    throw new FulfillmentError('ILLEGAL_MOVE', `${action} of ${id}`);
  }
  return detailOf(app, id);
}

async function detailOf(app: App, id: string) {
  const [record] = await fulfillmentsOf(app.db.read, { id }, { limit: 1 });
  if (!record) throw new FulfillmentError('FULFILLMENT_UNKNOWN', id);
  const operations = await operationsOf(app.db.read, id);
  const [move] = await openMoves(app.db.read, [record.order_item_id]);
  return {
    ...adminView(record),
    history: record.moves.map((move) => ({ ...move, at: iso(move.at) })),
    operations: operations.map((operation) => ({
      ...operation,
      exchange: operation.exchange ?? null,
      started_at: operation.started_at.toISOString(),
      finished_at: operation.finished_at?.toISOString() ?? null,
    })),
    choices: record.choices,
    terms: record.terms,
    holds: record.holds.map((hold) => ({ ...hold, since: iso(hold.since) })),
    guard: record.guard,
    quantity: record.quantity,
    delivered_plan: record.delivered_plan,
    delivered_quantity: record.delivered_quantity,
    ask: record.ask ?? null,
    task_id: await openTaskOf(app.db.read, id),
    move: move ?? null,
    actions: {
      retry: isStuck(record) ? null : (whyNot('retry', record.status) ?? null),
      suspend: reasonAgainst('suspend', record),
      resume: reasonAgainst('resume', record),
      cancel: reasonAgainst('cancel', record),
    },
  };
}

/** Why an operator may not wish it now; null when he may. */
function reasonAgainst(action: Wish, record: FulfillmentView): string | null {
  const isGuarded = record.guard?.verdict === 'held' || record.guard?.verdict === 'rejected';
  if (isGuarded) return null; // decided about by itself
  if (record.status === 'cancelled' || record.desired_state === 'terminated') {
    return whyNot(action, 'cancelled') ?? 'Already on its way';
  }
  if (action === 'suspend' && record.holds.some(({ cause }) => cause === 'operator'))
    return 'Held by an operator already';
  if (action === 'resume' && record.desired_state === 'running') return 'Nobody holds it';
  return null;
}

function adminView(record: FulfillmentView): z.input<typeof AdminFulfillment> {
  return {
    ...record,
    status_label: FULFILLMENT_LABEL[record.status],
    next_attempt_at: record.next_attempt_at?.toISOString() ?? null,
    due_at: record.due_at?.toISOString() ?? null,
    paid_at: record.paid_at.toISOString(),
    delivered_at: record.delivered_at?.toISOString() ?? null,
    created_at: record.created_at.toISOString(),
    customer: { email: record.customer_email, name: record.customer_name },
  };
}

/** jsonb carries times as PostgreSQL writes them; the API speaks one spelling. */
function iso(text: string): string {
  return new Date(text).toISOString();
}

export const fulfillmentRoutes: AnyRoute<App & MovesApp & SubscriptionsApp>[] = [
  ...moveRoutes,
  ...guardRoutes,
  list,
  read,
  retry,
  desireRoute('suspend', 'Hold a delivery: suspend what was delivered, keep back what was not'),
  desireRoute('resume', 'Let go of every cause that holds a delivery'),
  desireRoute('cancel', 'Take back what was delivered, or stop delivering'),
];
