import type { PaymentStatus } from '@vozex/domain';
import { FileText } from 'lucide-react';
import type { SubscriptionDetail } from '../api/types.ts';
import { TaxInPrice } from '../checkout/tax-in-price.tsx';
import { say, tell } from '../languages/say.ts';
import { Badge } from '../ui/badge.tsx';
import { Panel } from '../ui/card.tsx';
import { Money } from '../ui/money.tsx';
import { Day } from '../ui/relative-time.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { PAYMENT_TONE } from '../words/status-tones.ts';

type Charge = SubscriptionDetail['charges'][number];

const STATUS = {
  pending: 'Pending',
  succeeded: 'Paid',
  held: 'Held',
  failed: 'Failed',
  cancelled: 'Cancelled',
} as const satisfies Record<PaymentStatus, string>;

const columns = (): Column<Charge>[] => [
  { key: 'at', label: say('Date'), lead: true, cell: ({ at }) => <Day at={at} /> },
  {
    key: 'status',
    label: say('Status'),
    cell: ({ status, refunded_minor, currency }) => (
      <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1 max-md:justify-end">
        <Badge tone={PAYMENT_TONE[status]}>{say(STATUS[status])}</Badge>
        {refunded_minor > 0 && (
          <span className="text-[0.8125rem] text-ink-faint">
            <Money amount_minor={refunded_minor} currency={currency} /> {say('refunded')}
          </span>
        )}
      </span>
    ),
  },
  { key: 'amount', label: say('Amount'), end: true, cell: (charge) => <ChargeAmount charge={charge} /> },
  {
    key: 'receipt',
    label: say('Receipt'),
    end: true,
    cell: ({ id, at, status }) =>
      status === 'succeeded' ? (
        <a
          href={`/api/me/payments/${id}/receipt.pdf`}
          target="_blank"
          rel="noreferrer"
          className="inline-flex items-center gap-1.5 rounded font-medium text-accent underline-offset-4 hover:underline"
        >
          <FileText aria-hidden="true" className="size-3.5" /> {say('PDF')}
          <span className="sr-only">{tell('receipt of {at} (opens in a new tab)', { at: <Day at={at} /> })}</span>
        </a>
      ) : (
        <span className="text-ink-faint">–</span>
      ),
  },
];

function ChargeAmount({ charge }: { charge: Charge }) {
  const { tax_minor, tax_name, tax_rate_bp, currency } = charge;
  const named = tax_name === null || tax_rate_bp === null ? null : { name: tax_name, rate_bp: tax_rate_bp };
  return (
    <>
      <Money {...charge} />
      {named && tax_minor !== null && tax_minor > 0 && <TaxInPrice tax={{ ...named, tax_minor }} currency={currency} />}
    </>
  );
}

/** What was charged for a subscription so far, with the receipts. */
export function Charges({ charges, trialing }: { charges: Charge[]; trialing: boolean }) {
  return (
    <Panel title={say('Charges')} flush className="overflow-hidden">
      {charges.length === 0 ? (
        <p className="px-5 py-5 text-ink-soft text-sm sm:px-6">
          {trialing ? say('Nothing has been charged: the trial is free.') : say('Nothing has been charged yet.')}
        </p>
      ) : (
        <Table
          caption={say('Charges of this subscription')}
          columns={columns()}
          rows={charges}
          rowKey={({ id }) => id}
        />
      )}
    </Panel>
  );
}
