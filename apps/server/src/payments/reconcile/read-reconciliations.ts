import { idSchema, PaymentGatewayKey } from '@vozex/domain';
import { z } from 'zod';
import type { Db } from '../../kernel/database.ts';

export const ReconciliationView = z
  .object({
    id: idSchema('reconciliation'),
    gateway: PaymentGatewayKey,
    status: z.enum(['running', 'done', 'failed']),
    requested_by: z.string(),
    window_from: z.iso.datetime(),
    window_to: z.iso.datetime(),
    looked_at: z.int(),
    found: z.int(),
    findings: z.array(
      z.object({ what: z.string(), ref: z.string(), order_id: z.string().nullable(), result: z.string() }),
    ),
    problem: z.string().nullable(),
    started_at: z.iso.datetime(),
    finished_at: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Reconciliation' });
export type ReconciliationView = z.infer<typeof ReconciliationView>;

/** Looks for what webhooks did not tell, newest first, with one more than asked for. */
export async function readReconciliations(
  db: Db,
  by: { limit: number; after?: string | undefined; gateway?: PaymentGatewayKey | undefined; ids?: string[] },
): Promise<ReconciliationView[]> {
  let query = db
    .selectFrom('reconciliations')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(by.limit + 1);
  if (by.gateway) query = query.where('gateway', '=', by.gateway);
  if (by.after) query = query.where('id', '<', by.after);
  if (by.ids) query = by.ids.length > 0 ? query.where('id', 'in', by.ids) : query.where('id', '=', '');
  const rows = await query.execute();
  return rows.map((row) => ({
    ...row,
    status: row.status as ReconciliationView['status'], // because the column's check allows only these
    findings: row.findings as ReconciliationView['findings'], // because only `endReconciliation` writes them
    window_from: row.window_from.toISOString(),
    window_to: row.window_to.toISOString(),
    started_at: row.started_at.toISOString(),
    finished_at: row.finished_at?.toISOString() ?? null,
  }));
}
