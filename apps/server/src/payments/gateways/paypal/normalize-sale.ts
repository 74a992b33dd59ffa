import { ID_PREFIX } from '@vozex/domain';
import { z } from 'zod';
import type { GatewayEvent } from '../../gateway-event.ts';
import { GatewayCurrency, GatewayId, present, readAs, readReason } from '../read-body.ts';
import { minorOf } from './money.ts';
import { Amount, idInLink, idOf, Links } from './shapes.ts';

/** The v1 way to write money: `{total, currency}`, negative where it goes back; or already the v2 way. */
const SaleAmount = z.union([
  Amount,
  z.object({ total: z.string(), currency: GatewayCurrency }).transform((amount, context) => {
    const amountMinor = minorOf(amount.total, amount.currency);
    if (amountMinor !== undefined) return { amountMinor, currency: amount.currency };
    context.addIssue({ code: 'custom', message: 'is no amount' });
    return z.NEVER;
  }),
]);

/** Subscription money still comes in PayPal's first shape, with `state` instead of `status`. */
const Sale = z.object({
  id: GatewayId,
  state: z.string().nullish(),
  reason_code: z.string().nullish(),
  amount: SaleAmount,
  transaction_fee: z.object({ value: z.string(), currency: GatewayCurrency }).nullish(),
  billing_agreement_id: GatewayId.nullish(),
  custom: z.string().nullish(),
  invoice_number: z.string().nullish(),
  sale_id: GatewayId.nullish(),
  links: Links,
});

const SALE_STATE: Record<string, 'payment.succeeded' | 'payment.pending' | 'payment.failed'> = {
  completed: 'payment.succeeded',
  partially_refunded: 'payment.succeeded',
  refunded: 'payment.succeeded',
  pending: 'payment.pending',
  denied: 'payment.failed',
};

const NAMED_STATE: Record<string, string> = {
  'PAYMENT.SALE.COMPLETED': 'completed',
  'PAYMENT.SALE.PENDING': 'pending',
  'PAYMENT.SALE.DENIED': 'denied',
};

/** What a sale event says; `undefined` for other events. */
export function saleEvents(type: string, resource: unknown, occurredAt: Date | null): GatewayEvent[] | undefined {
  const named = NAMED_STATE[type];
  if (named) {
    const sale = readAs(Sale, resource, 'sale');
    const fee = sale.transaction_fee;
    const feeMinor = fee?.currency === sale.amount.currency ? minorOf(fee.value, fee.currency) : undefined;
    return [
      {
        gateway: 'paypal',
        occurredAt,
        refs: present({
          paymentId: sale.id,
          subscriptionId: sale.billing_agreement_id,
          orderRef: idOf(sale.custom),
        }),
        type: SALE_STATE[sale.state ?? named] ?? 'payment.pending',
        money: { ...sale.amount, ...(feeMinor === undefined ? {} : { feeMinor }) },
        ...readReason(sale.reason_code),
      },
    ];
  }
  if (type !== 'PAYMENT.SALE.REFUNDED' && type !== 'PAYMENT.SALE.REVERSED') return undefined;
  const refund = readAs(Sale, resource, 'sale refund');
  const isReversed = type === 'PAYMENT.SALE.REVERSED';
  return [
    {
      gateway: 'paypal',
      occurredAt,
      refs: present({
        refundId: refund.id,
        paymentId: refund.sale_id ?? idInLink(refund.links, 'sale', 'sale'),
        requestId: ourRefundId(refund),
      }),
      type: isReversed ? 'payment.reversed' : refund.state === 'pending' ? 'refund.pending' : 'refund.succeeded',
      money: refund.amount,
      ...readReason(refund.reason_code),
    },
  ];
}

/** Ours, as it was sent with the refund. Both fields may also repeat what the sale itself carried: an order's id. */
function ourRefundId(refund: z.infer<typeof Sale>): string | undefined {
  return [refund.invoice_number, refund.custom].map(idOf).find((id) => id?.startsWith(`${ID_PREFIX.refund}_`));
}
