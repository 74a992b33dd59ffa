import { useQueryClient } from '@tanstack/react-query';
import { GATEWAY_LABEL } from '@vozex/domain';
import { releasePayment } from '../../api/admin.ts';
import type { AdminPayment } from '../../api/types.ts';
import { ActionDialog, useDialog } from '../../shell/action-dialog.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Money } from '../../ui/money.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { useToast } from '../../ui/toast.tsx';
import { spoken } from '../../words/phrases.ts';
import { PAYMENT_TONE } from '../../words/status-tones.ts';
import { OrderLink } from '../order-link.tsx';
import { useWhyNot } from '../rights.ts';
import { RefundDialog } from './refund-dialog.tsx';

/** Why no money can go back, or null. */
function whyNoRefund({ status, refunded_minor, amount_minor }: AdminPayment): string | null {
  if (status !== 'succeeded' && status !== 'held') return 'Only money that came can go back';
  return refunded_minor >= amount_minor ? 'All of it has gone back already' : null;
}

/** A payment with what can be done about it: a held one is released or refunded, an accepted one refunded. */
export function PaymentRow({ payment, showOrder }: { payment: AdminPayment; showOrder?: boolean }) {
  const {
    id,
    order_id,
    gateway,
    gateway_payment_id,
    status,
    amount_minor,
    currency,
    refunded_minor,
    problem,
    created_at,
  } = payment;
  const queryClient = useQueryClient();
  const toast = useToast();
  const notOperator = useWhyNot('operator');
  const release = useDialog();
  const refund = useDialog();
  const done = (said: string) => {
    toast(said);
    queryClient.invalidateQueries({ queryKey: ['admin'] });
  };
  const amount = <Money amount_minor={amount_minor} currency={currency} />;
  return (
    <li className="px-5 py-4 text-sm sm:px-6">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <span className="font-semibold text-base">{amount}</span>
            <Badge tone={PAYMENT_TONE[status]}>{spoken(status)}</Badge>
            {refunded_minor > 0 && (
              <span className="text-ink-faint">
                <Money amount_minor={refunded_minor} currency={currency} /> refunded
              </span>
            )}
          </p>
          <p className="mt-0.5 text-[0.8125rem] text-ink-faint [overflow-wrap:anywhere]">
            {GATEWAY_LABEL[gateway]} <code className="font-mono text-xs">{gateway_payment_id}</code> ·{' '}
            <RelativeTime at={created_at} />
            {showOrder && (
              <>
                {' · '}
                <OrderLink id={order_id} />
              </>
            )}
          </p>
        </div>
        <div className="flex gap-2">
          {status === 'succeeded' && amount_minor > 0 && (
            <Button asChild size="small" variant="quiet">
              <a href={`/api/admin/payments/${id}/receipt.pdf`} target="_blank" rel="noreferrer">
                Receipt <span className="sr-only">as PDF (opens in a new tab)</span>
              </a>
            </Button>
          )}
          {status === 'held' && (
            <Button size="small" variant="primary" whyNot={notOperator} onClick={release.show}>
              Release
            </Button>
          )}
          <Button size="small" whyNot={notOperator ?? whyNoRefund(payment)} onClick={refund.show}>
            Refund
          </Button>
        </div>
      </div>
      {problem && <p className="mt-2.5 rounded-control bg-warn-soft px-3 py-2 text-[0.8125rem] text-warn">{problem}</p>}
      <ActionDialog
        key={release.key}
        {...release.props}
        title="Release this payment?"
        description={
          <>You accept {amount} as the payment of its order. The order becomes paid and its delivery begins.</>
        }
        verb="Release payment"
        act={() => releasePayment(id)}
        onDone={() => done('Payment released; the delivery begins.')}
      />
      <RefundDialog key={refund.key} {...refund.props} payment={payment} onDone={() => done('Refund requested.')} />
    </li>
  );
}
