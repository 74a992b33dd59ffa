import type pg from 'pg';
import { Agent, fetch } from 'undici';
import { paidWebhook } from './webhook.ts';

/** Sends the webhook and answers only when it was accepted. */
export async function sendPaid(url: string, orderId: string, agent: Agent): Promise<void> {
  const { headers, body } = paidWebhook(orderId);
  const answer = await fetch(`${url}/webhooks/dodo`, { method: 'POST', headers, body, dispatcher: agent });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`webhook: ${answer.status} ${text}`);
}

export function openAgent(connections: number): Agent {
  return new Agent({ connections, pipelining: 1 });
}

/** Runs `work` over the list with `buyers` at a time. @returns seconds in all. */
export async function inParallel<T>(list: T[], buyers: number, work: (one: T) => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: buyers }, async () => {
      while (next < list.length) await work(list[next++]!); // because next was just compared
    }),
  );
  return (performance.now() - startedAt) / 1000;
}

/** Makes the bench's own database say when a delivery becomes active: a buyer who waits must not poll the server down. */
export async function announceDeliveries(client: pg.Client): Promise<void> {
  await client.query(`
    create function bench_delivered() returns trigger language plpgsql as $$
    begin
      perform pg_notify('bench_delivered', new.order_id);
      return null;
    end $$;
    create trigger bench_delivered after insert or update of status on fulfillment_records
      for each row when (new.status = 'active') execute function bench_delivered();
    listen bench_delivered;`);
}

/** Lets buyers wait for their delivery. */
export function watchDeliveries(client: pg.Client): { delivered(orderId: string): Promise<void>; stop(): void } {
  const waiting = new Map<string, () => void>();
  const hear = ({ payload = '' }: pg.Notification) => {
    waiting.get(payload)?.();
    waiting.delete(payload);
  };
  client.on('notification', hear);
  return {
    delivered: (orderId) => new Promise((resolve) => waiting.set(orderId, resolve)),
    stop: () => void client.off('notification', hear),
  };
}

/** Milliseconds from webhook accepted to delivered, as the rows say, for these orders. */
export async function latencies(
  client: pg.Client,
  orderIds: string[],
): Promise<{ p50: number; p95: number; p99: number }> {
  const { rows } = await client.query<{ p50: number; p95: number; p99: number }>(
    `select percentile_cont(0.5) within group (order by ms) as p50, percentile_cont(0.95) within group (order by ms) as p95,
       percentile_cont(0.99) within group (order by ms) as p99
     from (select extract(epoch from (r.delivered_at - w.received_at)) * 1000 as ms
       from fulfillment_records r join webhook_events w on w.order_id = r.order_id where r.order_id = any($1)) t`,
    [orderIds],
  );
  return rows[0]!; // because an aggregate answers one row
}
