import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { PATH_MOVE_LABEL, PathMoveStatus } from '@vozex/domain';
import { type PathMoveRow, pathMovesQuery } from '../../api/path-moves.ts';
import { paths } from '../../paths.ts';
import { Badge } from '../../ui/badge.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { type Column, ROW_LINK } from '../../ui/table.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { knownWord } from '../../words/known-word.ts';
import { PATH_MOVE_TONE } from '../../words/status-tones.ts';
import { FilterSelect, Filters } from '../filters.tsx';
import { Listing } from '../listing.tsx';

const route = getRouteApi('/admin/admin/path-moves');

const COLUMNS: Column<PathMoveRow>[] = [
  {
    key: 'customer',
    label: 'Customer',
    lead: true,
    cell: ({ customer_email, to_fulfillment_id }) => (
      <Link to={paths.adminFulfillment} params={{ id: to_fulfillment_id }} className={ROW_LINK}>
        <span className="[overflow-wrap:anywhere]">{customer_email}</span>
      </Link>
    ),
  },
  { key: 'product', label: 'Product', cell: ({ product_name }) => product_name },
  { key: 'from', label: 'From', cell: ({ from }) => from?.title ?? <span className="text-ink-faint">–</span> },
  { key: 'to', label: 'To', cell: ({ to }) => to.title },
  {
    key: 'status',
    label: 'Status',
    cell: ({ status, status_label }) => <Badge tone={PATH_MOVE_TONE[status]}>{status_label}</Badge>,
  },
  {
    key: 'overlap',
    label: 'Overlap ends',
    cell: ({ status, overlap_ends_at }) =>
      status === 'overlap' && overlap_ends_at ? (
        <RelativeTime at={overlap_ends_at} />
      ) : (
        <span className="text-ink-faint">–</span>
      ),
  },
  { key: 'at', label: 'Begun', end: true, cell: ({ created_at }) => <RelativeTime at={created_at} /> },
];

/** Who is on the way from one path of a product to another, or has been. */
export function PathMovesPage() {
  useTitle('Moves');
  const status = knownWord(PathMoveStatus.options, route.useSearch().status);
  const navigate = route.useNavigate();
  return (
    <>
      <PageHeader
        title="Moves to another path"
        note="The old delivery runs on until the new one is there and the overlap is over, or its customer keeps the new one."
      />
      <Filters>
        <FilterSelect
          label="Status"
          all="Every status"
          value={status}
          options={PathMoveStatus.options.map((value) => ({ value, label: PATH_MOVE_LABEL[value] }))}
          onChange={(value) => navigate({ search: { status: value }, replace: true })}
        />
      </Filters>
      <Listing
        caption="Moves"
        result={useInfiniteQuery(pathMovesQuery({ status }))}
        columns={COLUMNS}
        rowKey={({ id }) => id}
        empty={{ title: 'No moves here', text: 'A delivery of a hybrid product is moved on its own page.' }}
      />
    </>
  );
}
