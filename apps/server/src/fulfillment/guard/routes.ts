import { FulfillmentStatus, GuardBatchStatus, GuardVerdict, idSchema } from '@vozex/domain';
import { z } from 'zod';
import type { App } from '../../kernel/app.ts';
import { PageQuery, pageOf, readPage } from '../../kernel/page.ts';
import { defineRoute } from '../../kernel/route.ts';
import { FulfillmentError } from '../errors.ts';
import { decideBatch } from './decide-batch.ts';
import { type BatchRow, batchesOf, heldBy, readBatch } from './store.ts';

const GuardBatch = z
  .object({
    id: z.string(),
    caused_by: z.string().meta({ description: 'vozex where no person caused it.' }),
    caused_by_name: z.string().nullable(),
    status: GuardBatchStatus,
    opened_at: z.iso.datetime(),
    decided_at: z.iso.datetime().nullable(),
    decided_by: z.string().nullable(),
    reason: z.string().nullable(),
    suspends: z.int(),
    cancels: z.int().meta({ description: 'Where there are any, an owner must approve.' }),
    causes: z.array(z.object({ because: z.string(), count: z.int() })),
  })
  .meta({ id: 'GuardBatch' });

const HeldDelivery = z
  .object({
    id: z.string(),
    order_id: z.string(),
    product_name: z.string(),
    customer: z.object({ email: z.string(), name: z.string() }),
    driver: z.string(),
    status: FulfillmentStatus,
    wish: z.enum(['suspend', 'cancel']),
    because: z.string(),
    guard: GuardVerdict,
  })
  .meta({ id: 'HeldDelivery' });

const tag = 'Fulfillment';
const Params = z.object({ id: idSchema('guard_batch') });

const list = defineRoute({
  method: 'GET',
  path: '/api/admin/guard-batches',
  access: 'read_only',
  tag,
  summary: 'Masses of suspensions and cancellations that the guard holds, or held, newest first',
  query: PageQuery.extend({ status: GuardBatchStatus.optional() }),
  output: pageOf(GuardBatch),
  async handle(app: App, { query: { status, ...page } }) {
    const { items, next } = await readPage(page, (cut) => batchesOf(app.db.read, { status }, cut));
    return { items: items.map(batchView), next };
  },
});

const read = defineRoute({
  method: 'GET',
  path: '/api/admin/guard-batches/{id}',
  access: 'read_only',
  tag,
  summary: 'One held mass: who caused it, why, how much',
  params: Params,
  output: GuardBatch,
  throws: [FulfillmentError],
  handle: (app: App, { params }) => viewOf(app, params.id),
});

const deliveries = defineRoute({
  method: 'GET',
  path: '/api/admin/guard-batches/{id}/deliveries',
  access: 'read_only',
  tag,
  summary: 'The deliveries that a batch holds; they run on meanwhile',
  params: Params,
  query: PageQuery,
  output: pageOf(HeldDelivery),
  throws: [FulfillmentError],
  async handle(app: App, { params, query }) {
    if (!(await readBatch(app.db.read, params.id))) throw new FulfillmentError('GUARD_BATCH_UNKNOWN', params.id);
    return readPage(query, (cut) => heldBy(app.db.read, params.id, cut));
  },
});

function decisionRoute(verb: 'approve' | 'reject', status: 'approved' | 'rejected', summary: string) {
  return defineRoute({
    method: 'POST',
    path: `/api/admin/guard-batches/{id}/${verb}`,
    access: 'operator',
    tag,
    summary,
    params: Params,
    body: z.strictObject({ reason: z.string().min(1).max(500) }),
    output: GuardBatch,
    throws: [FulfillmentError],
    async handle(app: App, { params, body }, { actor }) {
      await decideBatch(app, actor, { batchId: params.id, status, reason: body.reason });
      return viewOf(app, params.id);
    },
  });
}

async function viewOf(app: App, id: string) {
  const [batch] = await batchesOf(app.db.read, { id }, { limit: 1 });
  if (!batch) throw new FulfillmentError('GUARD_BATCH_UNKNOWN', id);
  return batchView(batch);
}

function batchView(batch: BatchRow): z.input<typeof GuardBatch> {
  return { ...batch, opened_at: batch.opened_at.toISOString(), decided_at: batch.decided_at?.toISOString() ?? null };
}

export const guardRoutes = [
  list,
  read,
  deliveries,
  decisionRoute('approve', 'approved', 'Let a held mass happen; a second person, and an owner where something ends'),
  decisionRoute('reject', 'rejected', 'Let everything run on; each delivery can then be decided about by itself'),
];
