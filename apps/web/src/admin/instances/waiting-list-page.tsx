import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type Waiting, type WaitingLine, waitingListQuery } from '../../api/admin-instances.ts';
import { paths } from '../../paths.ts';
import { Badge } from '../../ui/badge.tsx';
import { Panel } from '../../ui/card.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import type { Tone } from '../../ui/tone.ts';
import { useTitle } from '../../ui/use-title.ts';
import { INLINE_LINK } from '../back-link.tsx';
import { FilterSelect, Filters } from '../filters.tsx';
import { Listing } from '../listing.tsx';

const route = getRouteApi('/admin/admin/waiting-list');

/** What is waited for, by its product and, where it has several, its path. */
function Wanted({ product, path }: Pick<Waiting, 'product' | 'path'>) {
  return (
    <>
      <Link to={paths.adminProduct} params={{ id: product.id }} className={INLINE_LINK}>
        {product.name}
      </Link>
      {path && <span className="text-ink-faint"> {path}</span>}
    </>
  );
}

function Room({ places, because }: Pick<WaitingLine, 'places' | 'because'>) {
  if (places === 0) return <span className="text-ink-soft [overflow-wrap:anywhere]">{because ?? 'None'}</span>;
  return places === null ? 'Enough' : `For ${places}`;
}

const LINES: Column<WaitingLine>[] = [
  { key: 'what', label: 'Waited for', lead: true, cell: (line) => <Wanted {...line} /> },
  { key: 'room', label: 'Room now', cell: (line) => <Room {...line} /> },
  { key: 'waiting', label: 'Waiting', end: true, cell: ({ waiting }) => waiting },
];

const STATUS = {
  waiting: { label: 'Waiting', tone: 'warn' },
  told: { label: 'Was told', tone: 'good' },
  left: { label: 'Left', tone: 'quiet' },
} satisfies Record<Waiting['status'], { label: string; tone: Tone }>;

const COLUMNS: Column<Waiting>[] = [
  {
    key: 'email',
    label: 'E-mail',
    lead: true,
    cell: ({ email }) => <span className="[overflow-wrap:anywhere]">{email}</span>,
  },
  { key: 'what', label: 'Waits for', cell: (waiting) => <Wanted {...waiting} /> },
  {
    key: 'status',
    label: 'Status',
    cell: ({ status }) => <Badge tone={STATUS[status].tone}>{STATUS[status].label}</Badge>,
  },
  {
    key: 'told',
    label: 'Told',
    cell: ({ told_at }) => (told_at ? <RelativeTime at={told_at} /> : <span className="text-ink-faint">–</span>),
  },
  { key: 'at', label: 'Since', end: true, cell: ({ created_at }) => <RelativeTime at={created_at} /> },
];

/** Who asked to be told when there is room again; and for each product why there is none. */
export function WaitingListPage() {
  useTitle('Waiting list');
  const { product } = route.useSearch();
  const navigate = route.useNavigate();
  const result = useInfiniteQuery(waitingListQuery({ product_id: product }));
  const lines = result.data?.pages[0]?.lines ?? [];
  const products = new Map(lines.map((line) => [line.product.id, line.product.name]));
  return (
    <>
      <PageHeader
        title="Waiting list"
        note="Who asked to be told when there is room again. One mail goes to each, oldest first, as many as there is room for."
      />
      {lines.length > 0 && (
        <Panel title="What is waited for" flush className="mb-6 overflow-hidden">
          <Table
            caption="What is waited for"
            columns={LINES}
            rows={lines}
            rowKey={({ product: { id }, path }) => id + path}
          />
        </Panel>
      )}
      {products.size > 1 && (
        <Filters>
          <FilterSelect
            label="Product"
            all="Every product"
            value={product}
            options={[...products].map(([value, label]) => ({ value, label }))}
            onChange={(value) => navigate({ search: { product: value }, replace: true })}
          />
        </Filters>
      )}
      <Listing
        caption="Who waits"
        result={result}
        columns={COLUMNS}
        rowKey={({ id }) => id}
        empty={{ title: 'Nobody waits', text: 'Buyers can ask to be told while a product is sold out.' }}
      />
    </>
  );
}
