import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { TASK_STATE_LABEL, type TaskState } from '@vozex/domain';
import { type TaskQueue, taskQueuesQuery, taskTeamQuery } from '../../api/tasks.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { classes } from '../../ui/classes.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { FilterSelect, Filters } from '../filters.tsx';
import { TaskBoard } from './task-board.tsx';
import type { BoardColumn } from './task-column.tsx';

const route = getRouteApi('/admin/admin/tasks');

const OPEN_STATES = ['unassigned', 'in_work', 'awaiting_customer'] as const satisfies TaskState[];

type Search = ReturnType<typeof route.useSearch>;

/** What the address narrows the board to, for every column alike. */
function narrowing({ queue, assignee, overdue }: Search) {
  return { queue, assignee, overdue: overdue === 'true' ? ('true' as const) : undefined };
}

/** Counts are known of whole queues only; a narrower board shows what it shows. */
function columnsByState(search: Search, queues: TaskQueue[] | undefined): BoardColumn[] {
  const counted = search.assignee || search.overdue ? undefined : queues;
  const shown = counted?.filter(({ queue }) => !search.queue || queue === search.queue);
  const open = OPEN_STATES.map((state) => ({
    key: state,
    label: TASK_STATE_LABEL[state],
    filter: { ...narrowing(search), state },
    count: shown?.reduce((sum, queue) => sum + queue[state], 0),
  }));
  const done = { key: 'done', label: TASK_STATE_LABEL.done, filter: { ...narrowing(search), state: 'done' as const } };
  return search.overdue ? open : [...open, done];
}

function columnsByQueue(search: Search, queues: TaskQueue[] | undefined): BoardColumn[] {
  const isCounted = !search.assignee && !search.overdue;
  return (queues ?? [])
    .filter(({ queue }) => !search.queue || queue === search.queue)
    .map((one) => ({
      key: one.queue,
      label: one.queue,
      filter: { ...narrowing(search), queue: one.queue, status: 'open' as const },
      count: isCounted ? one.unassigned + one.in_work + one.awaiting_customer : undefined,
    }));
}

function GroupingSwitch({ byQueue, onChange }: { byQueue: boolean; onChange(byQueue: boolean): void }) {
  return (
    <fieldset className="inline-flex rounded-control border border-line-strong bg-surface p-0.5 shadow-low max-sm:w-full">
      <legend className="sr-only">Columns</legend>
      {[
        { label: 'By state', value: false },
        { label: 'By queue', value: true },
      ].map(({ label, value }) => (
        <button
          key={label}
          type="button"
          aria-pressed={byQueue === value}
          onClick={() => onChange(value)}
          className={classes(
            'h-8.5 rounded-[0.375rem] px-3 font-medium text-sm transition-colors max-sm:flex-1',
            byQueue === value ? 'bg-sunken text-ink' : 'text-ink-soft hover:text-ink',
          )}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}

/** What people were asked to do: the board of the teams. */
export function TasksPage() {
  useTitle('Tasks');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const queues = useQuery(taskQueuesQuery).data;
  const team = useQuery(taskTeamQuery).data ?? [];
  const byQueue = search.columns === 'queue';
  const change = (part: Partial<Search>) =>
    navigate({
      search: (before) => {
        const kept = Object.entries({ ...before, ...part }).filter(([, value]) => value !== undefined);
        return Object.fromEntries(kept) as Search; // because only absent filters were left out
      },
      replace: true,
    });
  const whose = [
    { value: 'me', label: 'Mine' },
    { value: 'none', label: 'Nobody’s' },
    ...team.map(({ id, name, open }) => ({ value: id, label: `${name} (${open})` })),
  ];
  return (
    <>
      <PageHeader title="Tasks" note="What people were asked to do. Completing a task delivers what waits for it." />
      <Filters>
        <FilterSelect
          label="Whose"
          all="Everybody’s"
          value={search.assignee}
          options={whose}
          onChange={(assignee) => change({ assignee })}
        />
        <FilterSelect
          label="Queue"
          all="Every queue"
          value={search.queue}
          options={(queues ?? []).map(({ queue, overdue }) => ({
            value: queue,
            label: overdue > 0 ? `${queue} (${overdue} overdue)` : queue,
          }))}
          onChange={(queue) => change({ queue })}
        />
        <GroupingSwitch byQueue={byQueue} onChange={(next) => change({ columns: next ? 'queue' : undefined })} />
        <Checkbox
          label="Overdue only"
          className="items-center self-center"
          checked={search.overdue === 'true'}
          onChange={(event) => change({ overdue: event.target.checked ? 'true' : undefined })}
        />
      </Filters>
      <TaskBoard
        columns={byQueue ? columnsByQueue(search, queues) : columnsByState(search, queues)}
        shows={byQueue ? 'state' : 'queue'}
        chosen={search.column}
        onChoose={(column) => change({ column })}
      />
    </>
  );
}
