import { idSchema, PaymentGatewayKey, RefundStatus } from '@vozex/domain';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '../../kernel/database.ts';

/** A refund with what it belongs to, as operators see it in lists. */
export const ListedRefund = z
  .object({
    id: idSchema('refund'),
    payment_id: idSchema('payment'),
    order_id: idSchema('order'),
    gateway: PaymentGatewayKey,
    gateway_refund_id: z.string().nullable(),
    status: RefundStatus,
    amount_minor: z.int(),
    currency: z.string(),
    quantity: z.int().nullable().meta({ description: 'Units given back, where the operator said so.' }),
    payment_amount_minor: z.int(),
    reversal: z.boolean().meta({ description: 'Taken back by the gateway: a dispute lost, a payment reversed.' }),
    customer: z.object({ email: z.string(), name: z.string() }),
    requested_by: z.string().meta({ description: 'Who asked; gateway:… where it was made there.' }),
    reason: z.string(),
    problem: z.string().nullable(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .meta({ id: 'ListedRefund' });

type Row = Omit<z.infer<typeof ListedRefund>, 'customer' | 'created_at' | 'updated_at'> & {
  customer_email: string;
  customer_name: string;
  created_at: Date;
  updated_at: Date;
};

/** Refunds, newest first. */
export async function listRefunds(
  db: Db,
  by: { status: RefundStatus | undefined },
  page: { after?: string; limit: number },
): Promise<z.infer<typeof ListedRefund>[]> {
  const status = by.status ?? null;
  const after = page.after ?? null;
  const { rows } = await sql<Row>`
    select r.id, r.payment_id, p.order_id, p.gateway, r.gateway_refund_id, r.status, r.amount_minor, r.currency, r.quantity,
      p.amount_minor as payment_amount_minor, r.reversal, c.email as customer_email, c.name as customer_name,
      r.requested_by, r.reason, r.problem, r.created_at, r.updated_at
    from refunds r
    join payments p on p.id = r.payment_id
    join orders o on o.id = p.order_id
    join customers c on c.id = o.customer_id
    where (${status}::text is null or r.status = ${status}) and (${after}::text is null or r.id < ${after})
    order by r.id desc limit ${page.limit}`.execute(db);
  return rows.map(({ customer_email, customer_name, created_at, updated_at, ...rest }) => ({
    ...rest,
    customer: { email: customer_email, name: customer_name },
    created_at: created_at.toISOString(),
    updated_at: updated_at.toISOString(),
  }));
}
