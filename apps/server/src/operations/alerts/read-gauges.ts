import type { App } from '../../kernel/app.ts';
import { countOpen } from './store.ts';

/** Sets the gauge of open alerts; for a scrape. */
export async function readAlertGauges(app: Pick<App, 'db' | 'metrics'>): Promise<void> {
  app.metrics.alertsOpen.reset();
  for (const { rule, severity, n } of await countOpen(app.db.read)) app.metrics.alertsOpen.set({ rule, severity }, n);
}
