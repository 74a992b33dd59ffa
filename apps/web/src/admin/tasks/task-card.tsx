import { Link } from '@tanstack/react-router';
import { CircleCheck, Hourglass, UserRound } from 'lucide-react';
import type { Task } from '../../api/tasks.ts';
import { paths } from '../../paths.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { TaskDue } from './task-due.tsx';

type TaskCardProps = {
  task: Task;
  /** The heading that the card stands under says one of the two already. */
  shows: 'queue' | 'state';
  taking: boolean;
  whyNot: string | null;
  onTake(): void;
};

/** One task on the board: what, for whom, by when, in whose hands. The whole card leads to it. */
export function TaskCard({ task, shows, taking, whyNot, onTake }: TaskCardProps) {
  const { id, title, queue, state, overdue, assignee, checks_done, checks_total } = task;
  return (
    <li
      data-task={id}
      className={classes(
        'relative rounded-[0.625rem] border bg-surface p-3.5 shadow-low transition-colors hover:border-ink-faint has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-ring',
        overdue ? 'border-bad/60' : 'border-line',
      )}
    >
      <Link
        to={paths.adminTask}
        params={{ id }}
        className="font-medium text-sm leading-snug [overflow-wrap:anywhere] after:absolute after:inset-0 after:rounded-[0.625rem] focus-visible:outline-none"
      >
        {title}
      </Link>
      <p className="mt-1 text-[0.8125rem] text-ink-soft">
        <TaskDue task={task} />
      </p>
      <div className="mt-2.5 flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1.5 text-ink-faint text-xs">
        {shows === 'queue' && <span className="rounded-full bg-sunken px-2 py-0.5 text-ink-soft">{queue}</span>}
        {shows === 'state' && state === 'awaiting_customer' && (
          <span className="inline-flex items-center gap-1 text-warn">
            <Hourglass aria-hidden="true" className="size-3.5" /> Customer asked
          </span>
        )}
        {checks_total > 0 && (
          <span className="inline-flex items-center gap-1 tabular-nums">
            <CircleCheck aria-hidden="true" className="size-3.5" />
            <span className="sr-only">Checklist:</span> {checks_done} of {checks_total}
          </span>
        )}
        {assignee && (
          <span className="ml-auto inline-flex min-w-0 items-center gap-1">
            <UserRound aria-hidden="true" className="size-3.5 shrink-0" />
            <span className="truncate">{assignee.name}</span>
          </span>
        )}
        {state === 'unassigned' && (
          <Button
            size="small"
            busy={taking}
            whyNot={whyNot}
            onClick={onTake}
            aria-label={`Take ${title}`}
            className="relative ml-auto"
          >
            Take
          </Button>
        )}
      </div>
    </li>
  );
}
