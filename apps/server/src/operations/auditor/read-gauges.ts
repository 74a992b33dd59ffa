import type { App } from '../../kernel/app.ts';
import { PROMISES } from './invariants.ts';
import { lastRun, readTotals } from './store.ts';

/** Sets what a scrape is told of the auditor, from the rows: whichever process ran it, each tells the same. */
export async function readAuditGauges({ db, metrics }: Pick<App, 'db' | 'metrics'>): Promise<void> {
  const last = await lastRun(db.read);
  metrics.invariantsBroken.reset();
  for (const { name: invariant } of last ? PROMISES : []) {
    if (last?.unproven.includes(invariant)) continue;
    const finding = last?.findings.find(({ name }) => name === invariant);
    metrics.invariantsBroken.set({ invariant }, finding?.offenders.length ?? 0);
  }
  const { provenAt, healed } = await readTotals(db.read);
  if (provenAt) metrics.auditProvenAt.set(provenAt.getTime() / 1000);
  metrics.invariantsHealed.reset();
  for (const [invariant, n] of Object.entries(healed)) metrics.invariantsHealed.inc({ invariant }, n);
}
