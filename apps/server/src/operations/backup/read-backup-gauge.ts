import type { App } from '../../kernel/app.ts';
import { readLastBackup } from './store.ts';

/** Sets the gauge of the last backup; for a scrape. Another process may have written it. */
export async function readBackupGauge(app: Pick<App, 'db' | 'metrics'>): Promise<void> {
  const at = await readLastBackup(app.db.read);
  app.metrics.lastBackup.set(at ? at.getTime() / 1000 : 0);
}
