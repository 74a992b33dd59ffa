import type { Task } from '../../api/tasks.ts';
import { classes } from '../../ui/classes.ts';
import { RelativeTime } from '../../ui/relative-time.tsx';

/** By when it was promised; while the customer is asked, that the clock stands. */
export function TaskDue({ task: { status, due_at, overdue, asked_at, completed_at } }: { task: Task }) {
  if (status === 'done' && completed_at) {
    return (
      <>
        Done <RelativeTime at={completed_at} />
      </>
    );
  }
  if (status !== 'open') return <>Cancelled</>;
  if (asked_at) {
    return (
      <>
        Clock stands, asked <RelativeTime at={asked_at} />
      </>
    );
  }
  return (
    <span className={classes(overdue && 'font-medium text-bad')}>
      {overdue ? 'Overdue, due ' : 'Due '}
      <RelativeTime at={due_at} />
    </span>
  );
}
