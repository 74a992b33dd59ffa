import { useInfiniteQuery } from '@tanstack/react-query';
import { type TaskFilter, tasksQuery } from '../../api/tasks.ts';
import { ErrorNotice } from '../../shell/error-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { SkeletonLines } from '../../ui/skeleton.tsx';
import { TaskCard } from './task-card.tsx';
import type { TakeTask } from './use-take-task.ts';

export type BoardColumn = {
  key: string;
  label: string;
  filter: TaskFilter;
  /** How many there are; absent where nobody counts them. */
  count?: number | undefined;
};

type TaskColumnProps = {
  column: BoardColumn;
  shows: 'queue' | 'state';
  take: TakeTask;
  /** On phones one column is seen at a time. */
  isChosen: boolean;
};

/** One column of the board, page by page. */
export function TaskColumn({ column: { key, label, filter, count }, shows, take, isChosen }: TaskColumnProps) {
  const result = useInfiniteQuery(tasksQuery(filter));
  const tasks = result.data?.pages.flatMap(({ items }) => items);
  return (
    <section
      aria-label={label}
      data-column={key}
      className={classes('min-w-0 flex-col gap-2.5 md:flex', isChosen ? 'flex' : 'hidden')}
    >
      <h2 className="flex items-baseline gap-2 px-0.5 font-medium text-ink-soft text-sm max-md:sr-only">
        {label}
        {count !== undefined && <span className="text-ink-faint text-xs tabular-nums">{count}</span>}
      </h2>
      {result.isError && tasks === undefined && <ErrorNotice error={result.error} onRepeat={() => result.refetch()} />}
      {tasks === undefined && !result.isError && <SkeletonLines lines={3} label={`Loading ${label}`} />}
      {tasks?.length === 0 && (
        <p className="rounded-[0.625rem] border border-line border-dashed px-4 py-6 text-center text-[0.8125rem] text-ink-faint">
          Nothing here
        </p>
      )}
      {tasks && tasks.length > 0 && (
        <ul aria-label={label} className="grid gap-2.5">
          {tasks.map((task) => (
            <TaskCard
              key={task.id}
              task={task}
              shows={shows}
              taking={take.taking === task.id}
              whyNot={take.whyNot}
              onTake={() => take.take(task)}
            />
          ))}
        </ul>
      )}
      {result.hasNextPage && (
        <Button size="small" busy={result.isFetchingNextPage} onClick={() => result.fetchNextPage()}>
          Show more
        </Button>
      )}
    </section>
  );
}
