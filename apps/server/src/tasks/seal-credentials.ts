import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import type { SealedColumn } from '../kernel/reseal.ts';

/** Binds a sealed value to its place, so that one row's cannot be opened as another's. */
export const credentialPurpose = (taskId: string, name: string) => `task credential ${taskId} ${name}`;

/** Keeps what the customer is shown once. */
export async function sealCredentials(
  app: Pick<App, 'seal'>,
  tx: Tx,
  taskId: string,
  credentials: { name: string; title: string; value: string }[],
): Promise<void> {
  if (credentials.length === 0) return;
  const rows = credentials.map(({ name, title, value }) => ({
    task_id: taskId,
    name,
    title,
    value_sealed: app.seal.seal(value, credentialPurpose(taskId, name)),
  }));
  await tx.insertInto('task_credentials').values(rows).execute();
}

/** For `vozex secrets reseal`. */
export const sealedCredentials: SealedColumn = {
  table: 'task_credentials',
  column: 'value_sealed',
  key: ['task_id', 'name'],
  purposeOf: credentialPurpose,
};
