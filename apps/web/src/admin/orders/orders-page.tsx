import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ORDER_LABEL, OrderStatus } from '@vozex/domain';
import { useCallback } from 'react';
import { adminOrdersQuery } from '../../api/admin.ts';
import type { AdminOrderRow } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { Badge } from '../../ui/badge.tsx';
import { Money } from '../../ui/money.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { type Column, ROW_LINK } from '../../ui/table.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { gatewayTitle } from '../../words/gateway-title.ts';
import { knownWord } from '../../words/known-word.ts';
import { ORDER_TONE } from '../../words/status-tones.ts';
import { ExportButton } from '../export-button.tsx';
import { FilterSelect, Filters, FilterText } from '../filters.tsx';
import { Listing } from '../listing.tsx';

const route = getRouteApi('/admin/admin/orders');

const COLUMNS: Column<AdminOrderRow>[] = [
  {
    key: 'customer',
    label: 'Customer',
    lead: true,
    cell: ({ id, customer }) => (
      <Link to={paths.adminOrder} params={{ id }} className={ROW_LINK}>
        {customer.name || customer.email}
      </Link>
    ),
  },
  {
    key: 'items',
    label: 'Bought',
    cell: ({ items }) =>
      items
        .map(({ product_name, quantity }) => (quantity > 1 ? `${product_name} × ${quantity}` : product_name))
        .join(', '),
  },
  {
    key: 'status',
    label: 'Status',
    cell: ({ status, status_label }) => <Badge tone={ORDER_TONE[status]}>{status_label}</Badge>,
  },
  {
    key: 'gateway',
    label: 'Gateway',
    cell: ({ payment_gateway }) => <span className="whitespace-nowrap">{gatewayTitle(payment_gateway)}</span>,
  },
  { key: 'at', label: 'Ordered', cell: ({ created_at }) => <RelativeTime at={created_at} /> },
  { key: 'total', label: 'Total', end: true, cell: ({ total }) => <Money {...total} /> },
];

export function OrdersPage() {
  useTitle('Orders');
  const { q, ...search } = route.useSearch();
  const status = knownWord(OrderStatus.options, search.status);
  const navigate = route.useNavigate();
  const setText = useCallback(
    (text: string | undefined) => navigate({ search: (now) => ({ ...now, q: text }), replace: true }),
    [navigate],
  );
  return (
    <>
      <PageHeader title="Orders" actions={<ExportButton what="orders" filter={{ status }} />} />
      <Filters>
        <FilterText label="Search by e-mail, order id or old number" value={q} onChange={setText} />
        <FilterSelect
          label="Status"
          all="Every status"
          value={status}
          options={OrderStatus.options.map((value) => ({ value, label: ORDER_LABEL[value] }))}
          onChange={(value) => navigate({ search: (now) => ({ ...now, status: value }), replace: true })}
        />
      </Filters>
      <Listing
        caption="Orders"
        result={useInfiniteQuery(adminOrdersQuery({ status, q }))}
        columns={COLUMNS}
        rowKey={({ id }) => id}
        empty={{ title: 'No orders here', text: 'No order fits these filters.' }}
      />
    </>
  );
}
