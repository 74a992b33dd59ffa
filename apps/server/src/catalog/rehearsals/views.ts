import type { Rehearsal, RehearsalSummary } from './report.ts';
import type { RehearsalRow } from './store.ts';

/** @param fingerprint of the product as it is now. */
export function rehearsalSummary(row: RehearsalRow, fingerprint: string): RehearsalSummary {
  return {
    id: row.id,
    product_id: row.product_id,
    product_revision: row.product_revision,
    outdated: row.fingerprint !== fingerprint,
    status: row.status,
    detail: row.detail,
    steps_passed: row.steps.filter(({ status }) => status === 'passed').length,
    steps_total: row.steps.length,
    started_by: row.started_by,
    created_at: row.created_at.toISOString(),
    started_at: row.started_at?.toISOString() ?? null,
    ended_at: row.ended_at?.toISOString() ?? null,
  };
}

export function rehearsalView(row: RehearsalRow, fingerprint: string): Rehearsal {
  return { ...rehearsalSummary(row, fingerprint), steps: row.steps };
}
