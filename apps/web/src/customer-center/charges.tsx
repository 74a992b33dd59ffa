import { FileText } from 'lucide-react';
import type { SubscriptionDetail } from '../api/types.ts';
import { Badge } from '../ui/badge.tsx';
import { Panel } from '../ui/card.tsx';
import { Money } from '../ui/money.tsx';
import { Day } from '../ui/relative-time.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { spoken } from '../words/phrases.ts';
import { PAYMENT_TONE } from '../words/status-tones.ts';

type Charge = SubscriptionDetail['charges'][number];

const COLUMNS: Column<Charge>[] = [
  { key: 'at', label: 'Date', lead: true, cell: ({ at }) => <Day at={at} /> },
  {
    key: 'status',
    label: 'Status',
    cell: ({ status, refunded_minor, currency }) => (
      <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1 max-md:justify-end">
        <Badge tone={PAYMENT_TONE[status]}>{status === 'succeeded' ? 'Paid' : spoken(status)}</Badge>
        {refunded_minor > 0 && (
          <span className="text-[0.8125rem] text-ink-faint">
            <Money amount_minor={refunded_minor} currency={currency} /> refunded
          </span>
        )}
      </span>
    ),
  },
  { key: 'amount', label: 'Amount', end: true, cell: (charge) => <Money {...charge} /> },
  {
    key: 'receipt',
    label: 'Receipt',
    end: true,
    cell: ({ id, at, status }) =>
      status === 'succeeded' ? (
        <a
          href={`/api/me/payments/${id}/receipt.pdf`}
          target="_blank"
          rel="noreferrer"
          className="inline-flex items-center gap-1.5 rounded font-medium text-accent underline-offset-4 hover:underline"
        >
          <FileText aria-hidden="true" className="size-3.5" /> PDF
          <span className="sr-only">
            {' '}
            receipt of <Day at={at} /> (opens in a new tab)
          </span>
        </a>
      ) : (
        <span className="text-ink-faint">–</span>
      ),
  },
];

/** What was charged for a subscription so far, with the receipts. */
export function Charges({ charges, trialing }: { charges: Charge[]; trialing: boolean }) {
  return (
    <Panel title="Charges" flush className="overflow-hidden">
      {charges.length === 0 ? (
        <p className="px-5 py-5 text-ink-soft text-sm sm:px-6">
          {trialing ? 'Nothing has been charged: the trial is free.' : 'Nothing has been charged yet.'}
        </p>
      ) : (
        <Table caption="Charges of this subscription" columns={COLUMNS} rows={charges} rowKey={({ id }) => id} />
      )}
    </Panel>
  );
}
