import { audit } from '../accounts/index.ts';
import type { App } from '../kernel/app.ts';
import { RequestError } from '../kernel/errors.ts';
import type { Actor } from '../kernel/route.ts';
import { PaymentError } from './errors.ts';
import { applyEventJob } from './jobs.ts';

/**
 * Puts a quarantined event back in the queue.
 *
 * @throws PaymentError EVENT_NOT_QUARANTINED; RequestError NOT_FOUND.
 */
export async function retryEvent(app: App, actor: Actor, id: string): Promise<void> {
  const now = app.clock.now();
  await app.db.inOneTransaction(async (tx) => {
    const row = await tx
      .selectFrom('webhook_events')
      .select('status')
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw new RequestError('NOT_FOUND', `webhook event ${id}`);
    if (row.status !== 'quarantined') throw new PaymentError('EVENT_NOT_QUARANTINED', `${id} is ${row.status}`);
    await tx
      .updateTable('webhook_events')
      .set({ status: 'received', attempts: 0, next_attempt_at: now, problem: null, applied_at: null })
      .where('id', '=', id)
      .execute();
    await audit(app, tx, actor, 'payments.event_retried', id);
    await app.jobs.send(tx, applyEventJob, [{ payload: { webhook_event_id: id } }]);
  });
}
