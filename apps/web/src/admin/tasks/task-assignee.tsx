import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../../api/accounts.ts';
import { assignTask, type TaskDetail, taskTeamQuery } from '../../api/tasks.ts';
import { ErrorNotice } from '../../shell/error-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/input.tsx';
import { useWhyNot } from '../rights.ts';
import { useTaskChange } from './use-task-change.ts';

/** In whose hands a task is: taken with one press, given to anybody, handed back. */
export function TaskAssignee({ task }: { task: TaskDetail }) {
  const me = useQuery(sessionQuery).data?.user?.id;
  const team = useQuery(taskTeamQuery).data ?? [];
  const notOperator = useWhyNot('operator');
  const assign = useTaskChange(task.id, (assignee: string | null) => assignTask(task, assignee));
  const { assignee } = task;
  if (task.status !== 'open') return null;
  const others = assignee && !team.some(({ id }) => id === assignee.id) ? [assignee] : [];
  return (
    <div className="mb-5 grid gap-3">
      <Field label="In the hands of">
        <Select
          value={assignee?.id ?? ''}
          disabled={notOperator !== null || assign.isPending}
          onChange={(event) => assign.mutate(event.target.value || null)}
        >
          <option value="">Nobody</option>
          {[...team, ...others].map(({ id, name }) => (
            <option key={id} value={id}>
              {id === me ? `${name} (you)` : name}
            </option>
          ))}
        </Select>
      </Field>
      {!assignee && (
        <Button variant="primary" whyNot={notOperator} busy={assign.isPending} onClick={() => assign.mutate('me')}>
          Take this task
        </Button>
      )}
      {assignee && assignee.id === me && (
        <Button whyNot={notOperator} busy={assign.isPending} onClick={() => assign.mutate(null)}>
          Hand it back
        </Button>
      )}
      {assign.isError && <ErrorNotice error={assign.error} />}
    </div>
  );
}
