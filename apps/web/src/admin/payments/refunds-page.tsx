import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { RefundStatus } from '@vozex/domain';
import { adminRefundsQuery } from '../../api/admin-billing.ts';
import type { ListedRefund } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { Badge } from '../../ui/badge.tsx';
import { Money } from '../../ui/money.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { type Column, ROW_LINK } from '../../ui/table.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { actorTitle } from '../../words/actor.ts';
import { gatewayTitle } from '../../words/gateway-title.ts';
import { knownWord } from '../../words/known-word.ts';
import { counted, spoken } from '../../words/phrases.ts';
import { REFUND_TONE } from '../../words/status-tones.ts';
import { ExportButton } from '../export-button.tsx';
import { FilterSelect, Filters } from '../filters.tsx';
import { Listing } from '../listing.tsx';

const route = getRouteApi('/admin/admin/refunds');

/** Who asked: a person, or the gateway itself. */
function Origin({ refund: { reversal, requested_by, gateway } }: { refund: ListedRefund }) {
  if (reversal) return <>Taken back by {gatewayTitle(gateway)}</>;
  return <>{requested_by.startsWith('gateway:') ? `Made at ${gatewayTitle(gateway)}` : actorTitle(requested_by)}</>;
}

const COLUMNS: Column<ListedRefund>[] = [
  {
    key: 'customer',
    label: 'Customer',
    lead: true,
    cell: ({ order_id, customer }) => (
      <Link to={paths.adminOrder} params={{ id: order_id }} className={ROW_LINK}>
        {customer.name || customer.email}
      </Link>
    ),
  },
  {
    key: 'status',
    label: 'Status',
    cell: ({ status }) => <Badge tone={REFUND_TONE[status]}>{spoken(status)}</Badge>,
  },
  {
    key: 'reason',
    label: 'Reason',
    cell: ({ reason, problem }) => (
      <>
        {reason}
        {problem && <span className="block text-[0.8125rem] text-bad">{problem}</span>}
      </>
    ),
  },
  {
    key: 'by',
    label: 'Asked by',
    cell: (refund) => (
      <span className="text-ink-soft [overflow-wrap:anywhere]">
        <Origin refund={refund} />
      </span>
    ),
  },
  {
    key: 'gateway',
    label: 'Gateway',
    cell: ({ gateway }) => <span className="whitespace-nowrap">{gatewayTitle(gateway)}</span>,
  },
  { key: 'at', label: 'Asked for', cell: ({ created_at }) => <RelativeTime at={created_at} /> },
  {
    key: 'amount',
    label: 'Amount',
    end: true,
    cell: ({ amount_minor, payment_amount_minor, currency, quantity }) => (
      <>
        <Money amount_minor={amount_minor} currency={currency} />
        <span className="block whitespace-nowrap text-ink-faint text-xs">
          {amount_minor < payment_amount_minor ? (
            <>
              of <Money amount_minor={payment_amount_minor} currency={currency} />
            </>
          ) : (
            'all of it'
          )}
          {quantity !== null && `, ${counted(quantity, 'unit')}`}
        </span>
      </>
    ),
  },
];

export function RefundsPage() {
  useTitle('Refunds');
  const status = knownWord(RefundStatus.options, route.useSearch().status);
  const navigate = route.useNavigate();
  return (
    <>
      <PageHeader
        title="Refunds"
        note="Money that went back or is on its way, whoever sent it."
        actions={<ExportButton what="refunds" filter={{ status }} />}
      />
      <Filters>
        <FilterSelect
          label="Status"
          all="Every status"
          value={status}
          options={RefundStatus.options.map((value) => ({ value, label: spoken(value) }))}
          onChange={(value) => navigate({ search: value ? { status: value } : {}, replace: true })}
        />
      </Filters>
      <Listing
        caption="Refunds"
        result={useInfiniteQuery(adminRefundsQuery({ status }))}
        columns={COLUMNS}
        rowKey={({ id }) => id}
        empty={{ title: 'No refunds here' }}
      />
    </>
  );
}
