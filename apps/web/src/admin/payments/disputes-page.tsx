import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { DISPUTE_LABEL, DisputeStatus } from '@vozex/domain';
import { adminDisputesQuery } from '../../api/admin-billing.ts';
import type { DisputeRow } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { Badge } from '../../ui/badge.tsx';
import { Money } from '../../ui/money.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { type Column, ROW_LINK } from '../../ui/table.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { gatewayTitle } from '../../words/gateway-title.ts';
import { knownWord } from '../../words/known-word.ts';
import { spokenCode } from '../../words/phrases.ts';
import { DISPUTE_TONE } from '../../words/status-tones.ts';
import { FilterSelect, Filters } from '../filters.tsx';
import { Listing } from '../listing.tsx';

const route = getRouteApi('/admin/admin/disputes');

const NOTHING = <span className="text-ink-faint">–</span>;

const COLUMNS: Column<DisputeRow>[] = [
  {
    key: 'customer',
    label: 'Customer',
    lead: true,
    cell: ({ id, customer }) => (
      <Link to={paths.adminDispute} params={{ id }} className={ROW_LINK}>
        {customer.name || customer.email}
      </Link>
    ),
  },
  {
    key: 'status',
    label: 'Status',
    cell: ({ status, status_label }) => <Badge tone={DISPUTE_TONE[status]}>{status_label}</Badge>,
  },
  {
    key: 'respond',
    label: 'Answer by',
    cell: ({ respond_by, closed_at }) =>
      respond_by && !closed_at ? (
        <span className="font-medium">
          <RelativeTime at={respond_by} />
        </span>
      ) : (
        NOTHING
      ),
  },
  {
    key: 'reason',
    label: 'Reason',
    cell: ({ reason }) => <span className="text-ink-soft">{reason ? spokenCode(reason) : NOTHING}</span>,
  },
  {
    key: 'gateway',
    label: 'Gateway',
    cell: ({ gateway }) => <span className="whitespace-nowrap">{gatewayTitle(gateway)}</span>,
  },
  { key: 'opened', label: 'Opened', cell: ({ opened_at }) => <RelativeTime at={opened_at} /> },
  {
    key: 'amount',
    label: 'Amount',
    end: true,
    cell: ({ amount_minor, currency }) =>
      amount_minor !== null && currency ? <Money amount_minor={amount_minor} currency={currency} /> : NOTHING,
  },
];

export function DisputesPage() {
  useTitle('Disputes');
  const status = knownWord(DisputeStatus.options, route.useSearch().status);
  const navigate = route.useNavigate();
  return (
    <>
      <PageHeader
        title="Disputes"
        note="A buyer complained at the bank or the gateway. You answer there; what to answer with is gathered here."
      />
      <Filters>
        <FilterSelect
          label="Status"
          all="Every status"
          value={status}
          options={DisputeStatus.options.map((value) => ({ value, label: DISPUTE_LABEL[value] }))}
          onChange={(value) => navigate({ search: value ? { status: value } : {}, replace: true })}
        />
      </Filters>
      <Listing
        caption="Disputes"
        result={useInfiniteQuery(adminDisputesQuery({ status }))}
        columns={COLUMNS}
        rowKey={({ id }) => id}
        empty={{ title: 'No disputes here' }}
      />
    </>
  );
}
