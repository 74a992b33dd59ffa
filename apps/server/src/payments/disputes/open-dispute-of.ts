import type { DisputeStatus } from '@vozex/domain';
import type { Db } from '../../kernel/database.ts';

/**
 * The dispute for whose sake money of this payment must not be sent back by us: while it is open the buyer would be
 * paid twice, and when it is lost the money has gone. `undefined` where nothing speaks against a refund.
 */
export async function openDisputeOf(
  db: Db,
  paymentId: string,
): Promise<{ id: string; status: Exclude<DisputeStatus, 'won'> } | undefined> {
  const row = await db
    .selectFrom('disputes')
    .select(['id', 'status'])
    .where('payment_id', '=', paymentId)
    .where('status', 'in', ['opened', 'under_review', 'lost'])
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row as { id: string; status: Exclude<DisputeStatus, 'won'> } | undefined; // because the query leaves out the won
}
