import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { FULFILLMENT_LABEL, FulfillmentStatus } from '@vozex/domain';
import { adminFulfillmentsQuery, driversQuery } from '../../api/admin.ts';
import type { AdminFulfillmentRow } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { type Column, ROW_LINK } from '../../ui/table.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { knownWord } from '../../words/known-word.ts';
import { FULFILLMENT_TONE } from '../../words/status-tones.ts';
import { ExportButton } from '../export-button.tsx';
import { FilterSelect, Filters } from '../filters.tsx';
import { Listing } from '../listing.tsx';

const route = getRouteApi('/admin/admin/fulfillments');

const columnsOf = (titleOf: (driver: string) => string): Column<AdminFulfillmentRow>[] => [
  {
    key: 'product',
    label: 'Product',
    lead: true,
    cell: ({ id, product_name }) => (
      <Link to={paths.adminFulfillment} params={{ id }} className={ROW_LINK}>
        {product_name}
      </Link>
    ),
  },
  { key: 'customer', label: 'Customer', cell: ({ customer }) => customer.name || customer.email },
  {
    key: 'status',
    label: 'Status',
    cell: ({ status, status_label }) => <Badge tone={FULFILLMENT_TONE[status]}>{status_label}</Badge>,
  },
  {
    key: 'driver',
    label: 'Delivered by',
    cell: ({ driver }) => <span className="text-ink-soft">{titleOf(driver)}</span>,
  },
  { key: 'attempts', label: 'Attempts', end: true, cell: ({ attempts }) => attempts },
  { key: 'at', label: 'Opened', end: true, cell: ({ created_at }) => <RelativeTime at={created_at} /> },
];

export function FulfillmentsPage() {
  useTitle('Fulfillments');
  const { driver, order_id, ...search } = route.useSearch();
  const status = knownWord(FulfillmentStatus.options, search.status);
  const navigate = route.useNavigate();
  const drivers = useQuery(driversQuery).data ?? [];
  const titleOf = (key: string) => drivers.find((one) => one.driver === key)?.title ?? key;
  return (
    <>
      <PageHeader
        title="Fulfillments"
        note="One for each thing that was bought: where it stands, and what was tried."
        actions={<ExportButton what="fulfillments" filter={{ status, driver }} />}
      />
      <Filters>
        <FilterSelect
          label="Status"
          all="Every status"
          value={status}
          options={FulfillmentStatus.options.map((value) => ({ value, label: FULFILLMENT_LABEL[value] }))}
          onChange={(value) => navigate({ search: (now) => ({ ...now, status: value }), replace: true })}
        />
        <FilterSelect
          label="Delivered by"
          all="Every way of delivery"
          value={driver}
          options={drivers.map((one) => ({ value: one.driver, label: one.title }))}
          onChange={(value) => navigate({ search: (now) => ({ ...now, driver: value }), replace: true })}
        />
        {order_id && (
          <Button onClick={() => navigate({ search: (now) => ({ ...now, order_id: undefined }) })}>
            Show every order
          </Button>
        )}
      </Filters>
      <Listing
        caption="Fulfillments"
        result={useInfiniteQuery(adminFulfillmentsQuery({ status, driver, order_id }))}
        columns={columnsOf(titleOf)}
        rowKey={({ id }) => id}
        empty={{ title: 'No deliveries here', text: 'No delivery fits these filters.' }}
      />
    </>
  );
}
