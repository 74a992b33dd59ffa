import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { InstanceState } from '@vozex/domain';
import { useCallback } from 'react';
import { type InstanceRow, instancesQuery, orphansQuery, poolsQuery } from '../../api/admin-instances.ts';
import { paths } from '../../paths.ts';
import { Badge } from '../../ui/badge.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { type Column, ROW_LINK } from '../../ui/table.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { knownWord } from '../../words/known-word.ts';
import { counted, spoken, spokenCode } from '../../words/phrases.ts';
import { INSTALLATION_TONE } from '../../words/status-tones.ts';
import { INLINE_LINK } from '../back-link.tsx';
import { FilterSelect, Filters, FilterText } from '../filters.tsx';
import { Listing } from '../listing.tsx';

const route = getRouteApi('/admin/admin/instances');

const COLUMNS: Column<InstanceRow>[] = [
  {
    key: 'customer',
    label: 'Customer',
    lead: true,
    cell: ({ id, customer_email }) => (
      <Link to={paths.adminInstance} params={{ id }} className={ROW_LINK}>
        <span className="[overflow-wrap:anywhere]">{customer_email}</span>
      </Link>
    ),
  },
  {
    key: 'what',
    label: 'Runs',
    cell: ({ product_name, version }) => (
      <>
        {product_name} <span className="text-ink-faint">{version}</span>
      </>
    ),
  },
  {
    key: 'status',
    label: 'Status',
    cell: ({ status, status_label, problem_code }) => (
      <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1 max-md:justify-end">
        <Badge tone={INSTALLATION_TONE[status]}>{status_label}</Badge>
        {problem_code && <span className="text-bad text-xs">{spokenCode(problem_code)}</span>}
      </span>
    ),
  },
  { key: 'seen', label: 'Last seen', cell: ({ observed_state }) => spoken(observed_state) },
  { key: 'pool', label: 'Pool', cell: ({ pool }) => pool.name },
  { key: 'at', label: 'Since', end: true, cell: ({ created_at }) => <RelativeTime at={created_at} /> },
];

/** What engines hold and nobody knows: said only where there is any. */
function OrphansNotice() {
  const count = useQuery(orphansQuery).data?.length ?? 0;
  if (count === 0) return null;
  return (
    <div className="mb-4">
      <Notice tone="warn" title={`${counted(count, 'instance')} that nobody here knows`}>
        An engine holds more than was ever sold, or than is left.{' '}
        <Link to={paths.adminOrphans} className={INLINE_LINK}>
          See what it is
        </Link>
      </Notice>
    </div>
  );
}

export function InstancesPage() {
  useTitle('Instances');
  const { q, pool, ...search } = route.useSearch();
  const state = knownWord(InstanceState.options, search.state);
  const in_trouble = search.trouble === 'true' ? 'true' : undefined;
  const pools = useQuery(poolsQuery).data ?? [];
  const navigate = route.useNavigate();
  const setText = useCallback(
    (text: string | undefined) => navigate({ search: (now) => ({ ...now, q: text }), replace: true }),
    [navigate],
  );
  return (
    <>
      <PageHeader title="Instances" note="What runs for one customer each, in one of your pools." />
      <OrphansNotice />
      <Filters>
        <FilterText label="Search by e-mail, host or order" value={q} onChange={setText} />
        <FilterSelect
          label="Pool"
          all="Every pool"
          value={pool}
          options={pools.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(value) => navigate({ search: (now) => ({ ...now, pool: value }), replace: true })}
        />
        <FilterSelect
          label="Last seen"
          all="Seen in any state"
          value={state}
          options={InstanceState.options.map((value) => ({ value, label: spoken(value) }))}
          onChange={(value) => navigate({ search: (now) => ({ ...now, state: value }), replace: true })}
        />
        <FilterSelect
          label="Trouble"
          all="Well or not"
          value={in_trouble}
          options={[{ value: 'true', label: 'In trouble' }]}
          onChange={(value) => navigate({ search: (now) => ({ ...now, trouble: value }), replace: true })}
        />
      </Filters>
      <Listing
        caption="Instances"
        result={useInfiniteQuery(instancesQuery({ pool_id: pool, state, in_trouble, q }))}
        columns={COLUMNS}
        rowKey={({ id }) => id}
        empty={{ title: 'No instances here', text: 'None fits these filters.' }}
      />
    </>
  );
}
