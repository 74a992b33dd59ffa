import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { SUBSCRIPTION_LABEL, SubscriptionStatus } from '@vozex/domain';
import { useCallback } from 'react';
import { adminSubscriptionsQuery } from '../../api/admin-billing.ts';
import type { AdminSubscriptionRow, SubscriptionConcern } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { Badge } from '../../ui/badge.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { type Column, ROW_LINK } from '../../ui/table.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { gatewayTitle } from '../../words/gateway-title.ts';
import { knownWord } from '../../words/known-word.ts';
import { PriceTag } from '../../words/price-tag.tsx';
import { SUBSCRIPTION_TONE } from '../../words/status-tones.ts';
import { ExportButton } from '../export-button.tsx';
import { FilterSelect, Filters, FilterText } from '../filters.tsx';
import { Listing } from '../listing.tsx';

const route = getRouteApi('/admin/admin/subscriptions');

const COLUMNS: Column<AdminSubscriptionRow>[] = [
  {
    key: 'customer',
    label: 'Customer',
    lead: true,
    cell: ({ id, customer }) => (
      <Link to={paths.adminSubscription} params={{ id }} className={ROW_LINK}>
        <span className="[overflow-wrap:anywhere]">{customer.name || customer.email}</span>
      </Link>
    ),
  },
  {
    key: 'what',
    label: 'Subscribed to',
    cell: ({ product_name, price_name, quantity }) => (
      <>
        {product_name}{' '}
        <span className="text-ink-faint">
          {price_name}
          {quantity > 1 && ` × ${quantity}`}
        </span>
      </>
    ),
  },
  {
    key: 'status',
    label: 'Status',
    cell: ({ status, status_label }) => <Badge tone={SUBSCRIPTION_TONE[status]}>{status_label}</Badge>,
  },
  {
    key: 'gateway',
    label: 'Gateway',
    cell: ({ gateway }) => <span className="whitespace-nowrap">{gatewayTitle(gateway)}</span>,
  },
  {
    key: 'until',
    label: 'Period ends',
    cell: ({ ended_at, current_period_end }) =>
      ended_at ? <span className="text-ink-faint">–</span> : <RelativeTime at={current_period_end} />,
  },
  {
    key: 'price',
    label: 'Price',
    end: true,
    cell: (row) => (
      <span className="whitespace-nowrap">
        <PriceTag billing="recurring" {...row} amount_minor={row.total_minor} />
      </span>
    ),
  },
];

const CONCERNS = { unpaid: 'Unpaid', problem: 'With a problem' } satisfies Record<SubscriptionConcern, string>;
const CONCERN_WORDS = Object.keys(CONCERNS) as SubscriptionConcern[]; // because the keys are the concerns

export function SubscriptionsPage() {
  useTitle('Subscriptions');
  const { q, ...search } = route.useSearch();
  const status = knownWord(SubscriptionStatus.options, search.status);
  const concern = knownWord(CONCERN_WORDS, search.concern);
  const navigate = route.useNavigate();
  const setText = useCallback(
    (text: string | undefined) => navigate({ search: (now) => ({ ...now, q: text }), replace: true }),
    [navigate],
  );
  return (
    <>
      <PageHeader title="Subscriptions" actions={<ExportButton what="subscriptions" filter={{ status }} />} />
      <Filters>
        <FilterText label="Search by e-mail or id" value={q} onChange={setText} />
        <FilterSelect
          label="Status"
          all="Every status"
          value={status}
          options={SubscriptionStatus.options.map((value) => ({ value, label: SUBSCRIPTION_LABEL[value] }))}
          onChange={(value) => navigate({ search: (now) => ({ ...now, status: value }), replace: true })}
        />
        <FilterSelect
          label="Concern"
          all="Well or not"
          value={concern}
          options={CONCERN_WORDS.map((value) => ({ value, label: CONCERNS[value] }))}
          onChange={(value) => navigate({ search: (now) => ({ ...now, concern: value }), replace: true })}
        />
      </Filters>
      <Listing
        caption="Subscriptions"
        result={useInfiniteQuery(adminSubscriptionsQuery({ status, concern, q }))}
        columns={COLUMNS}
        rowKey={({ id }) => id}
        empty={{ title: 'No subscriptions here', text: 'None fits these filters.' }}
      />
    </>
  );
}
