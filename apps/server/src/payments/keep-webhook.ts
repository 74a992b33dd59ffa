import { createHash } from 'node:crypto';
import type { PaymentGatewayKey } from '@vozex/domain';
import { sql } from 'kysely';
import type { App } from '../kernel/app.ts';
import { secondsAfter } from '../kernel/clock.ts';
import type { Database } from '../kernel/database.ts';
import { json } from '../kernel/database.ts';
import { gather } from '../kernel/gather.ts';
import type { VerifiedWebhook } from './gateway.ts';
import { applyEventJob } from './jobs.ts';

/** The job that comes with an event has this long before the sweeper sends another. */
export const SWEPT_AFTER_SECONDS = 10;

/** One batch is written while the next gathers: a commit's wait is used, and connections stay free for the rest. */
const BATCHES_AT_ONCE = 2;
/** At the body limit this is 8 MiB in one statement. */
const BATCH_MOST = 32;

/** An authentic delivery, before it is kept. */
export type ArrivedWebhook = {
  gateway: PaymentGatewayKey;
  verified: VerifiedWebhook;
  body: Buffer;
  /** The trace of the request that brought it. */
  traceparent: string | null;
};

const keepers = new WeakMap<Database, (arrived: ArrivedWebhook) => Promise<void>>();

/**
 * Keeps a delivery and wakes the worker, in one statement; deliveries that come together are kept together. Resolves
 * after the commit.
 */
export function keepWebhook(app: App, arrived: ArrivedWebhook): Promise<void> {
  const known = keepers.get(app.db);
  if (known) return known(arrived);
  const keeper = gather<ArrivedWebhook>({ atOnce: BATCHES_AT_ONCE, most: BATCH_MOST }, (batch) => keepAll(app, batch));
  keepers.set(app.db, keeper);
  return keeper(arrived);
}

/**
 * A repeated delivery only counts itself, unless it is newer than what still waits: Dodo sends the object as it is at
 * each attempt. Its job finds no row and ends; the event's own job, or the sweeper, applies it.
 */
async function keepAll(app: App, batch: ArrivedWebhook[]): Promise<void> {
  const now = app.clock.now();
  const dueAt = secondsAfter(now, SWEPT_AFTER_SECONDS);
  const rows = [...newestOfEach(batch).values()].map(({ arrived, deliveries }) => ({
    id: app.newId('webhook_event'),
    gateway: arrived.gateway,
    event_id: arrived.verified.deliveryId,
    event_type: arrived.verified.rawType,
    body: arrived.body.toString('base64'),
    body_sha256: createHash('sha256').update(arrived.body).digest('hex'),
    attempted_at: arrived.verified.attemptedAt?.toISOString() ?? null,
    deliveries,
    traceparent: arrived.traceparent,
  }));
  const upsert = sql`
    insert into webhook_events as kept (id, gateway, event_id, event_type, body, body_sha256, attempted_at, deliveries,
      next_attempt_at, received_at, traceparent)
    select r.id, r.gateway, r.event_id, r.event_type, decode(r.body, 'base64'), r.body_sha256, r.attempted_at, r.deliveries,
      ${dueAt}, ${now}, r.traceparent
    from jsonb_to_recordset(${json(rows)}::jsonb) as r (id text, gateway text, event_id text, event_type text, body text,
      body_sha256 text, attempted_at timestamptz, deliveries integer, traceparent text)
    on conflict (gateway, event_id) do update set
      deliveries = kept.deliveries + excluded.deliveries,
      body = case when kept.status = 'received' and excluded.attempted_at > kept.attempted_at
        then excluded.body else kept.body end,
      body_sha256 = case when kept.status = 'received' and excluded.attempted_at > kept.attempted_at
        then excluded.body_sha256 else kept.body_sha256 end,
      attempted_at = greatest(kept.attempted_at, excluded.attempted_at)`;
  await app.jobs.sendWith(
    upsert,
    applyEventJob,
    rows.map((row) => ({ payload: { webhook_event_id: row.id } })),
  );
}

/**
 * One statement cannot touch a row twice: of one event in a batch, the newest delivery stands for all. In the order of
 * their keys, so that two batches that repeat the same events do not wait for one another.
 */
function newestOfEach(batch: ArrivedWebhook[]): Map<string, { arrived: ArrivedWebhook; deliveries: number }> {
  const newest = new Map<string, { arrived: ArrivedWebhook; deliveries: number }>();
  for (const arrived of batch) {
    const key = `${arrived.gateway} ${arrived.verified.deliveryId}`;
    const known = newest.get(key);
    const isNewer = !known || (arrived.verified.attemptedAt ?? 0) > (known.arrived.verified.attemptedAt ?? 0);
    newest.set(key, { arrived: isNewer ? arrived : known.arrived, deliveries: (known?.deliveries ?? 0) + 1 });
  }
  return new Map([...newest].sort(([one], [other]) => (one < other ? -1 : 1)));
}
