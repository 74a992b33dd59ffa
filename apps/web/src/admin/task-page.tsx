import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { adminTaskQuery, completeTask } from '../api/admin.ts';
import { wordError } from '../api/problem.ts';
import type { AdminTask } from '../api/types.ts';
import { paths } from '../paths.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Panel } from '../ui/card.tsx';
import { Field } from '../ui/field.tsx';
import { Input, Textarea } from '../ui/input.tsx';
import { KeyValue } from '../ui/key-value.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { DateTime, RelativeTime } from '../ui/relative-time.tsx';
import { useToast } from '../ui/toast.tsx';
import { useTitle } from '../ui/use-title.ts';
import { spoken } from '../words/phrases.ts';
import { TASK_TONE } from '../words/status-tones.ts';
import { BackLink, INLINE_LINK } from './back-link.tsx';
import { useWhyNot } from './rights.ts';

const route = getRouteApi('/admin/admin/tasks/$id');

const NOTE_LENGTH_MAX = 4_000;

function CompletionForm({ task }: { task: AdminTask }) {
  const queryClient = useQueryClient();
  const toast = useToast();
  const notOperator = useWhyNot('operator');
  const [note, setNote] = useState('');
  const [address, setAddress] = useState('');
  const completion = useMutation({
    mutationFn: () =>
      completeTask(task.id, { note: note.trim(), ...(address.trim() && { workspace_url: address.trim() }) }),
    onSuccess: (done) => {
      queryClient.setQueryData(adminTaskQuery(task.id).queryKey, done);
      queryClient.invalidateQueries({ queryKey: ['admin'] });
      toast('Completed. The customer has been told.');
    },
    // Somebody else may have been quicker: then their result is what counts.
    onError: () => queryClient.invalidateQueries({ queryKey: adminTaskQuery(task.id).queryKey }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!notOperator) completion.mutate();
  };
  const fields = completion.isError ? wordError(completion.error).fields : {};
  return (
    <Panel title="Complete this task" note="The delivery becomes active, and the customer reads your note.">
      <form onSubmit={submit} className="grid gap-5">
        <Field
          label="Note for the customer"
          hint="What was done, and what they should know."
          error={fields.note}
          required
        >
          <Textarea
            required
            maxLength={NOTE_LENGTH_MAX}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </Field>
        <Field
          label="Workspace address"
          hint="Where the customer finds what was set up."
          error={fields.workspace_url}
          optional
        >
          <Input
            type="url"
            placeholder="https://"
            value={address}
            onChange={(event) => setAddress(event.target.value)}
          />
        </Field>
        {completion.isError && <ErrorNotice error={completion.error} />}
        <Button
          type="submit"
          variant="primary"
          busy={completion.isPending}
          whyNot={notOperator}
          className="justify-self-start"
        >
          Complete task
        </Button>
      </form>
    </Panel>
  );
}

function Result({ task }: { task: AdminTask }) {
  return (
    <Panel title="Result">
      {task.result?.note && (
        <p className="mb-4 whitespace-pre-line text-sm leading-relaxed [overflow-wrap:anywhere]">{task.result.note}</p>
      )}
      <KeyValue
        facts={[
          { label: 'By', value: task.completed_by },
          { label: 'At', value: task.completed_at && <DateTime at={task.completed_at} /> },
          {
            label: 'Workspace',
            value: task.result?.workspace_url && (
              <a href={task.result.workspace_url} target="_blank" rel="noreferrer" className={INLINE_LINK}>
                {task.result.workspace_url}
              </a>
            ),
          },
        ]}
      />
    </Panel>
  );
}

export function TaskPage() {
  const { id } = route.useParams();
  const result = useQuery(adminTaskQuery(id));
  useTitle(result.data?.title);
  return (
    <Loaded result={result}>
      {(task) => (
        <>
          <PageHeader
            back={<BackLink to={paths.adminTasks}>Tasks</BackLink>}
            title={task.title}
            badge={
              task.overdue ? (
                <Badge tone="bad">Overdue</Badge>
              ) : (
                <Badge tone={TASK_TONE[task.status]}>{spoken(task.status)}</Badge>
              )
            }
          />
          <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
            <div className="grid min-w-0 grid-cols-1 gap-6">
              <Panel title="Instructions">
                <p className="whitespace-pre-line text-[0.9375rem] leading-relaxed [overflow-wrap:anywhere]">
                  {task.instructions}
                </p>
              </Panel>
              {task.status === 'open' ? <CompletionForm task={task} /> : <Result task={task} />}
            </div>
            <Panel title="Facts">
              <KeyValue
                facts={[
                  { label: 'Product', value: task.product_name },
                  { label: 'Customer', value: task.customer.name },
                  { label: 'E-mail', value: task.customer.email },
                  { label: 'Queue', value: task.queue },
                  { label: 'Due', value: task.due_at && <RelativeTime at={task.due_at} /> },
                  {
                    label: 'Delivery',
                    value: (
                      <Link to={paths.adminFulfillment} params={{ id: task.fulfillment_id }} className={INLINE_LINK}>
                        See delivery
                      </Link>
                    ),
                  },
                  {
                    label: 'Order',
                    value: (
                      <Link to={paths.adminOrder} params={{ id: task.order_id }} className={INLINE_LINK}>
                        See order
                      </Link>
                    ),
                  },
                ]}
              />
            </Panel>
          </div>
        </>
      )}
    </Loaded>
  );
}
