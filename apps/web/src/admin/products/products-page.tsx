import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { DELIVERY_MODEL_LABEL, ProductStatus } from '@vozex/domain';
import { useCallback } from 'react';
import { adminProductsQuery } from '../../api/admin.ts';
import type { AdminProduct } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { type Column, ROW_LINK } from '../../ui/table.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { knownWord } from '../../words/known-word.ts';
import { counted, spoken } from '../../words/phrases.ts';
import { PRODUCT_TONE } from '../../words/status-tones.ts';
import { FilterSelect, Filters, FilterText } from '../filters.tsx';
import { Listing } from '../listing.tsx';

const route = getRouteApi('/admin/admin/products');

const COLUMNS: Column<AdminProduct>[] = [
  {
    key: 'name',
    label: 'Product',
    lead: true,
    cell: ({ id, name }) => (
      <Link to={paths.adminProduct} params={{ id }} className={ROW_LINK}>
        {name}
      </Link>
    ),
  },
  { key: 'status', label: 'Status', cell: ({ status }) => <Badge tone={PRODUCT_TONE[status]}>{spoken(status)}</Badge> },
  { key: 'model', label: 'Delivery', cell: ({ delivery_model }) => DELIVERY_MODEL_LABEL[delivery_model] },
  {
    key: 'prices',
    label: 'Prices',
    cell: ({ prices }) => counted(prices.filter(({ active }) => active).length, 'price'),
  },
  { key: 'at', label: 'Changed', end: true, cell: ({ updated_at }) => <RelativeTime at={updated_at} /> },
];

export function ProductsPage() {
  useTitle('Products');
  const { q, ...search } = route.useSearch();
  const status = knownWord(ProductStatus.options, search.status);
  const navigate = route.useNavigate();
  const setText = useCallback(
    (text: string | undefined) => navigate({ search: (now) => ({ ...now, q: text }), replace: true }),
    [navigate],
  );
  return (
    <>
      <PageHeader
        title="Products"
        actions={
          <Button asChild variant="primary">
            <Link to={paths.adminProductNew}>New product</Link>
          </Button>
        }
      />
      <Filters>
        <FilterText label="Search products" value={q} onChange={setText} />
        <FilterSelect
          label="Status"
          all="Every status"
          value={status}
          options={ProductStatus.options.map((value) => ({ value, label: spoken(value) }))}
          onChange={(value) => navigate({ search: (now) => ({ ...now, status: value }), replace: true })}
        />
      </Filters>
      <Listing
        caption="Products"
        result={useInfiniteQuery(adminProductsQuery({ status, q }))}
        columns={COLUMNS}
        rowKey={({ id }) => id}
        empty={{ title: 'No products here', text: 'Set up the first one: it stays a draft until you publish it.' }}
      />
    </>
  );
}
