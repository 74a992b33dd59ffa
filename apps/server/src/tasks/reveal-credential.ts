import { sql } from 'kysely';
import type { App } from '../kernel/app.ts';
import { TaskError } from './errors.ts';
import { noteMove } from './note-move.ts';
import { credentialPurpose } from './seal-credentials.ts';

/**
 * Shows a credential to its customer and forgets it in the same transaction: of two who ask at once, one sees it.
 *
 * @param asked.fulfillmentId the delivery that the caller has proven to be his.
 * @throws TaskError CREDENTIAL_UNKNOWN (also for somebody else's), CREDENTIAL_SEEN
 */
export async function revealCredential(
  app: Pick<App, 'db' | 'clock' | 'seal'>,
  asked: { taskId: string; name: string; fulfillmentId: string },
): Promise<{ value: string }> {
  const { taskId, name, fulfillmentId } = asked;
  return app.db.inOneTransaction(async (tx) => {
    const { rows } = await sql<{ value_sealed: string | null }>`
      select k.value_sealed from task_credentials k join tasks t on t.id = k.task_id
      where k.task_id = ${taskId} and k.name = ${name} and t.fulfillment_id = ${fulfillmentId} for update of k`.execute(
      tx,
    );
    const [row] = rows;
    if (!row) throw new TaskError('CREDENTIAL_UNKNOWN', `${taskId} ${name}`);
    if (row.value_sealed === null) throw new TaskError('CREDENTIAL_SEEN', `${taskId} ${name}`);
    const value = app.seal.open(row.value_sealed, credentialPurpose(taskId, name));
    const at = app.clock.now();
    await tx
      .updateTable('task_credentials')
      .set({ value_sealed: null, seen_at: at })
      .where('task_id', '=', taskId)
      .where('name', '=', name)
      .execute();
    await noteMove(tx, 'customer', { taskId, what: 'credential_seen', at, detail: { credential: name } });
    return { value };
  });
}
