import { sql } from 'kysely';
import type { App } from '../kernel/app.ts';
import { json, type Tx } from '../kernel/database.ts';
import { FulfillmentError } from './errors.ts';
import { wakeWithin } from './wake.ts';
import { request } from './wishes.ts';

/** A question that people ask for a task; what of it the record keeps is the ask of the customer's screen. */
type Asked = { taskId: string; fulfillmentId: string; text: string; formSchema: unknown; by: string; at: Date };

/**
 * Listener: people ask the customer something, and what they were to deliver waits for him. What is delivered already
 * goes on: there, people write to the customer and no screen waits for an answer.
 *
 * @throws FulfillmentError CANNOT_WAIT; the question is then not asked.
 */
export async function waitForCustomer(_app: App, tx: Tx, asked: Asked): Promise<void> {
  const ask = { text: asked.text, form_schema: asked.formSchema, since: asked.at.toISOString(), task_id: asked.taskId };
  const { rows } = await sql`
    update fulfillment_records set
      status = 'awaiting_customer', ask = ${json(ask)}::jsonb,
      moved_by = ${asked.by}, moved_because = 'people need something of the customer', updated_at = ${asked.at}
    where id = ${asked.fulfillmentId} and status = 'manual_pending' and next_attempt_at is null and lease_until is null
    returning id`.execute(tx);
  if (rows.length === 0) throw new FulfillmentError('CANNOT_WAIT', `question of ${asked.taskId}`);
}

/**
 * Listener: people have what they asked for, or go on without. The promise moves on by the time that they waited.
 */
export async function goOnByHand(
  app: App,
  tx: Tx,
  resumed: { fulfillmentId: string; taskId: string; by: string; because: string; stoodSeconds: number },
): Promise<void> {
  await sql`
    update fulfillment_records set
      status = 'manual_pending', ask = null,
      due_at = due_at + make_interval(secs => ${resumed.stoodSeconds}),
      moved_by = ${resumed.by}, moved_because = ${resumed.because}, updated_at = ${app.clock.now()}
    where id = ${resumed.fulfillmentId} and status = 'awaiting_customer' and ask ->> 'task_id' = ${resumed.taskId}`.execute(
    tx,
  );
}

/** Listener: the domain that a delivery waited for is proven, or will not come. It goes on either way. */
export async function goOnWithDomain(
  app: App,
  tx: Tx,
  settled: { orderItemId: string; because: string },
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from fulfillment_records
    where order_item_id = ${settled.orderItemId} and status = 'awaiting_customer' and ask -> 'records' is not null
    for update`.execute(tx);
  for (const { id } of rows) {
    const changed = await request(tx, id, {
      from: ['awaiting_customer'],
      to: 'queued',
      newRevision: true,
      by: 'vozex',
      because: settled.because,
      now: app.clock.now(),
    });
    if (changed) await wakeWithin(app, tx, [{ id, ...changed }]);
  }
}

/** The task whose question a record waits for; nothing where its driver asks. */
export function taskThatAsks(ask: unknown): string | undefined {
  if (typeof ask !== 'object' || ask === null || !('task_id' in ask)) return undefined;
  return typeof ask.task_id === 'string' ? ask.task_id : undefined;
}
