import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { TaskStatus } from '@vozex/domain';
import { adminTasksQuery } from '../api/admin.ts';
import type { AdminTask } from '../api/types.ts';
import { paths } from '../paths.ts';
import { Badge } from '../ui/badge.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { type Column, ROW_LINK } from '../ui/table.tsx';
import { useTitle } from '../ui/use-title.ts';
import { knownWord } from '../words/known-word.ts';
import { spoken } from '../words/phrases.ts';
import { TASK_TONE } from '../words/status-tones.ts';
import { FilterSelect, Filters } from './filters.tsx';
import { Listing } from './listing.tsx';

const route = getRouteApi('/admin/admin/tasks');

/** The filter that shows everything: without one, open tasks are what counts. */
const ALL = 'all';

const COLUMNS: Column<AdminTask>[] = [
  {
    key: 'title',
    label: 'Task',
    lead: true,
    cell: ({ id, title }) => (
      <Link to={paths.adminTask} params={{ id }} className={ROW_LINK}>
        {title}
      </Link>
    ),
  },
  { key: 'queue', label: 'Queue', cell: ({ queue }) => <span className="text-ink-soft">{queue}</span> },
  { key: 'customer', label: 'Customer', cell: ({ customer }) => customer.name || customer.email },
  {
    key: 'status',
    label: 'Status',
    cell: ({ status, overdue }) =>
      overdue ? <Badge tone="bad">Overdue</Badge> : <Badge tone={TASK_TONE[status]}>{spoken(status)}</Badge>,
  },
  { key: 'due', label: 'Due', end: true, cell: ({ due_at }) => due_at && <RelativeTime at={due_at} /> },
];

export function TasksPage() {
  useTitle('Tasks');
  const { status = 'open' } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <PageHeader title="Tasks" note="What people were asked to do. Completing a task delivers what waits for it." />
      <Filters>
        <FilterSelect
          label="Status"
          all="Open"
          value={status === 'open' ? undefined : status}
          options={[
            ...TaskStatus.options.filter((value) => value !== 'open').map((value) => ({ value, label: spoken(value) })),
            { value: ALL, label: 'Every status' },
          ]}
          onChange={(value) => navigate({ search: value ? { status: value } : {}, replace: true })}
        />
      </Filters>
      <Listing
        caption="Tasks"
        result={useInfiniteQuery(adminTasksQuery({ status: knownWord(TaskStatus.options, status) }))}
        columns={COLUMNS}
        rowKey={({ id }) => id}
        empty={{ title: 'Nothing to do', text: 'Tasks appear here when something is bought that people deliver.' }}
      />
    </>
  );
}
