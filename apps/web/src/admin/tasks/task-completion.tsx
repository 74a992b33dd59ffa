import { type FormEvent, useState } from 'react';
import { wordError } from '../../api/problem.ts';
import { completeTask, type TaskDetail } from '../../api/tasks.ts';
import { checkLater, LazySchemaForm } from '../../schema-form/lazy.tsx';
import { ErrorNotice } from '../../shell/error-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/card.tsx';
import { focusFirstInvalid } from '../../ui/focus-first-invalid.ts';
import { type Fact, KeyValue } from '../../ui/key-value.tsx';
import { DateTime } from '../../ui/relative-time.tsx';
import { useToast } from '../../ui/toast.tsx';
import { INLINE_LINK } from '../back-link.tsx';
import { useWhyNot } from '../rights.ts';
import { useTaskChange } from './use-task-change.ts';

/** What stands in the way of completing it, or null. */
function obstacleOf({ asked_at, checks_done, checks_total }: TaskDetail): string | null {
  if (asked_at) return 'Wait for the answer, or take the question back';
  return checks_done < checks_total ? 'Tick the whole checklist first' : null;
}

/** The form whose answer completes the delivery: what the product asks for, an address and a note. */
export function TaskCompletion({ task }: { task: TaskDetail }) {
  const toast = useToast();
  const notOperator = useWhyNot('operator');
  const [answer, setAnswer] = useState<Record<string, unknown>>({});
  const [complaints, setComplaints] = useState<Record<string, string>>({});
  const completion = useTaskChange(
    task.id,
    () => completeTask(task.id, answer),
    () => toast('Completed. The customer has been told.'),
  );
  const whyNot = notOperator ?? obstacleOf(task);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (whyNot) return;
    const form = event.currentTarget;
    const found = await checkLater(task.completion_form, answer);
    setComplaints(found);
    if (Object.keys(found).length === 0) completion.mutate(undefined);
    else focusFirstInvalid(form);
  };
  const refused = completion.isError ? wordError(completion.error).fields : {};
  return (
    <Panel title="Complete this task" note="The delivery becomes active, and the customer reads what you leave here.">
      <form onSubmit={submit} noValidate className="grid gap-5">
        <LazySchemaForm
          idPrefix="completion"
          schema={task.completion_form}
          value={answer}
          onChange={setAnswer}
          errors={{ ...complaints, ...refused }}
        />
        {completion.isError && <ErrorNotice error={completion.error} />}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button type="submit" variant="primary" busy={completion.isPending} whyNot={whyNot}>
            Complete task
          </Button>
          {whyNot && <p className="text-[0.8125rem] text-ink-faint">{whyNot}.</p>}
        </div>
      </form>
    </Panel>
  );
}

/** What was left at completion; of credentials only whether the customer has seen them. */
export function TaskResult({ task: { result, completed_by, completed_at, credentials } }: { task: TaskDetail }) {
  const facts: Fact[] = [
    { label: 'By', value: completed_by },
    { label: 'At', value: completed_at && <DateTime at={completed_at} /> },
    {
      label: 'Workspace',
      value: result?.workspace_url && (
        <a href={result.workspace_url} target="_blank" rel="noreferrer" className={INLINE_LINK}>
          {result.workspace_url}
        </a>
      ),
    },
    ...(result?.facts ?? []),
    ...credentials.map(({ title, seen_at }) => ({
      label: title,
      value: seen_at ? (
        <>
          Sealed; seen <DateTime at={seen_at} />
        </>
      ) : (
        'Sealed; not seen yet'
      ),
    })),
  ];
  return (
    <Panel title="Result">
      {result?.note && (
        <p className="mb-4 whitespace-pre-line text-sm leading-relaxed [overflow-wrap:anywhere]">{result.note}</p>
      )}
      <KeyValue facts={facts} />
    </Panel>
  );
}
