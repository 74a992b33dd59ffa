import type { TaskCommentKind } from '@vozex/domain';
import { type FormEvent, type ReactNode, useState } from 'react';
import { commentTask, type TaskDetail } from '../../api/tasks.ts';
import { ErrorNotice } from '../../shell/error-notice.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/card.tsx';
import { Field } from '../../ui/field.tsx';
import { Textarea } from '../../ui/input.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useWhyNot } from '../rights.ts';
import { useTaskChange } from './use-task-change.ts';

const TEXT_LENGTH_MAX = 4_000;

type Entry = { key: string; at: string; who: string; mark: ReactNode; body: ReactNode };

/** Remarks, messages and questions in the order in which they were written. */
function entriesOf({ comments, questions, customer }: TaskDetail): Entry[] {
  const said = comments.map(({ id, kind, author, text, at }) => ({
    key: id,
    at,
    who: author,
    mark: kind === 'customer' ? <Badge tone="good">To the customer</Badge> : <Badge tone="quiet">Team only</Badge>,
    body: text,
  }));
  const asked = questions.flatMap((question) => [
    {
      key: question.id,
      at: question.asked_at,
      who: question.asked_by,
      mark: <Badge tone={question.answered_at || question.withdrawn_at ? 'quiet' : 'warn'}>Question</Badge>,
      body: question.withdrawn_at ? `${question.text} (taken back)` : question.text,
    },
    ...(question.answered_at
      ? [
          {
            key: `${question.id} answer`,
            at: question.answered_at,
            who: customer.name || customer.email,
            mark: <Badge tone="good">Answer</Badge>,
            body: <KeyValue facts={question.answer ?? []} columns />,
          },
        ]
      : []),
  ]);
  return [...said, ...asked].sort((a, b) => a.at.localeCompare(b.at));
}

function CommentForm({ task }: { task: TaskDetail }) {
  const toast = useToast();
  const notOperator = useWhyNot('operator');
  const [text, setText] = useState('');
  const send = useTaskChange(
    task.id,
    (kind: TaskCommentKind) => commentTask(task.id, kind, text.trim()),
    () => setText(''),
  );
  const submit = (kind: TaskCommentKind) => {
    if (text.trim() === '') return;
    send.mutate(kind, kind === 'customer' ? { onSuccess: () => toast('Sent. The customer gets a mail.') } : {});
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit('team');
  };
  const whyNot = notOperator ?? (text.trim() === '' ? 'Write something first' : null);
  return (
    <form onSubmit={onSubmit} className="grid gap-3">
      <Field
        label="Write"
        hint="A remark stays with the team. A message stands on the customer’s order, and is mailed."
      >
        <Textarea maxLength={TEXT_LENGTH_MAX} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      {send.isError && <ErrorNotice error={send.error} />}
      <div className="flex flex-wrap gap-2.5 max-sm:[&>*]:flex-1">
        <Button type="submit" whyNot={whyNot} busy={send.isPending && send.variables === 'team'}>
          Add remark
        </Button>
        <Button
          whyNot={whyNot}
          busy={send.isPending && send.variables === 'customer'}
          onClick={() => submit('customer')}
        >
          Tell the customer
        </Button>
      </div>
    </form>
  );
}

/** What was said about a task: among the team, and with the customer. */
export function TaskConversation({ task }: { task: TaskDetail }) {
  const entries = entriesOf(task);
  return (
    <Panel title="Conversation">
      {entries.length > 0 && (
        <ol aria-label="Conversation" className="mb-6 grid gap-5">
          {entries.map(({ key, at, who, mark, body }) => (
            <li key={key}>
              <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-[0.8125rem] text-ink-faint">
                <span className="font-medium text-ink">{who}</span>
                {mark}
                <RelativeTime at={at} />
              </p>
              <div className="mt-1.5 whitespace-pre-line text-sm leading-relaxed [overflow-wrap:anywhere]">{body}</div>
            </li>
          ))}
        </ol>
      )}
      <CommentForm task={task} />
    </Panel>
  );
}
