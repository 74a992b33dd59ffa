import { checkTaskItem, type TaskDetail } from '../../api/tasks.ts';
import { ErrorNotice } from '../../shell/error-notice.tsx';
import { Panel } from '../../ui/card.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { useWhyNot } from '../rights.ts';
import { useTaskChange } from './use-task-change.ts';

/** The steps on the way, ticked by whom and when. */
export function TaskChecklist({ task }: { task: TaskDetail }) {
  const notOperator = useWhyNot('operator');
  const tick = useTaskChange(task.id, ({ position, checked }: { position: number; checked: boolean }) =>
    checkTaskItem(task.id, position, checked),
  );
  if (task.checklist.length === 0) return null;
  const isOpen = task.status === 'open' && !notOperator;
  const pending = tick.isPending ? tick.variables : undefined;
  return (
    <Panel title="Checklist" note={`${task.checks_done} of ${task.checks_total} done`}>
      <ul className="grid gap-3.5">
        {task.checklist.map(({ position, text, checked_by, checked_at }) => (
          <li key={position}>
            <Checkbox
              label={<span className="font-normal [overflow-wrap:anywhere]">{text}</span>}
              hint={
                checked_at && (
                  <>
                    {checked_by}, <RelativeTime at={checked_at} />
                  </>
                )
              }
              checked={pending?.position === position ? pending.checked : checked_at !== null}
              disabled={!isOpen}
              onChange={(event) => tick.mutate({ position, checked: event.target.checked })}
            />
          </li>
        ))}
      </ul>
      {tick.isError && (
        <div className="mt-4">
          <ErrorNotice error={tick.error} />
        </div>
      )}
    </Panel>
  );
}
