import { DISPUTE_LABEL, DisputeStatus, idSchema, PaymentGatewayKey } from '@vozex/domain';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '../../kernel/database.ts';
import { PaymentView, readPayment } from '../views.ts';

/** A dispute as operators see it in lists. */
export const DisputeView = z
  .object({
    id: idSchema('dispute'),
    gateway: PaymentGatewayKey,
    gateway_dispute_id: z.string(),
    payment_id: idSchema('payment'),
    order_id: idSchema('order'),
    customer: z.object({ email: z.string(), name: z.string() }),
    status: DisputeStatus,
    status_label: z.string(),
    amount_minor: z.int().nullable().meta({ description: 'What the buyer wants back; null where nobody said.' }),
    currency: z.string().nullable(),
    reason: z.string().nullable().meta({ description: "The gateway's words." }),
    stage: z.string().nullable(),
    respond_by: z.iso.datetime().nullable(),
    opened_at: z.iso.datetime(),
    closed_at: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Dispute' });

/** One dispute with its payment, the money that went for it, and its history. */
export const DisputeDetail = DisputeView.extend({
  payment: PaymentView,
  refund_id: idSchema('refund').nullable().meta({ description: 'The refund that a lost dispute became.' }),
  moves: z.array(
    z.object({
      from: DisputeStatus.nullable(),
      to: DisputeStatus,
      because: z.string(),
      at: z.iso.datetime(),
    }),
  ),
}).meta({ id: 'DisputeDetail' });

type Row = Omit<z.infer<typeof DisputeView>, 'customer' | 'status_label' | 'respond_by' | 'opened_at' | 'closed_at'> & {
  customer_email: string;
  customer_name: string;
  respond_by: Date | null;
  opened_at: Date;
  closed_at: Date | null;
  refund_id: string | null;
};

const DISPUTE = sql`
  select d.id, d.gateway, d.gateway_dispute_id, d.payment_id, d.order_id, d.status, d.amount_minor, d.currency, d.reason,
    d.stage, d.respond_by, d.opened_at, d.closed_at, d.refund_id, c.email as customer_email, c.name as customer_name
  from disputes d join orders o on o.id = d.order_id join customers c on c.id = o.customer_id`;

/** Disputes, newest first. */
export async function listDisputes(
  db: Db,
  by: { status: DisputeStatus | undefined },
  page: { after?: string; limit: number },
): Promise<z.infer<typeof DisputeView>[]> {
  const status = by.status ?? null;
  const after = page.after ?? null;
  const { rows } = await sql<Row>`${DISPUTE}
    where (${status}::text is null or d.status = ${status}) and (${after}::text is null or d.id < ${after})
    order by d.id desc limit ${page.limit}`.execute(db);
  return rows.map(disputeView);
}

export async function readDispute(db: Db, id: string): Promise<z.infer<typeof DisputeDetail> | undefined> {
  const { rows } = await sql<Row>`${DISPUTE} where d.id = ${id}`.execute(db);
  const row = rows[0];
  const payment = row && (await readPayment(db, row.payment_id));
  if (!payment) return undefined;
  const moves = await db
    .selectFrom('dispute_moves')
    .select(['from_status', 'to_status', 'because', 'at'])
    .where('dispute_id', '=', id)
    .orderBy('id')
    .execute();
  return {
    ...disputeView(row),
    payment,
    refund_id: row.refund_id,
    moves: moves.map((move) => ({
      from: DisputeStatus.nullable().parse(move.from_status),
      to: DisputeStatus.parse(move.to_status),
      because: move.because,
      at: move.at.toISOString(),
    })),
  };
}

function disputeView(row: Row): z.infer<typeof DisputeView> {
  const { customer_email, customer_name, refund_id: _inDetailOnly, ...rest } = row;
  return {
    ...rest,
    customer: { email: customer_email, name: customer_name },
    status_label: DISPUTE_LABEL[row.status],
    respond_by: row.respond_by?.toISOString() ?? null,
    opened_at: row.opened_at.toISOString(),
    closed_at: row.closed_at?.toISOString() ?? null,
  };
}
