import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { askForTask, type FormSchema, type TaskDetail, withdrawQuestion } from '../../api/tasks.ts';
import { ActionDialog, useDialog } from '../../shell/action-dialog.tsx';
import { ErrorNotice } from '../../shell/error-notice.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Input, Select, Textarea } from '../../ui/input.tsx';
import { Notice } from '../../ui/notice.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useWhyNot } from '../rights.ts';
import { useTaskChange } from './use-task-change.ts';

const TEXT_LENGTH_MAX = 1_000;
const BOXES_MAX = 10;

type Property = FormSchema['properties'][string];

/** What a box of the answer may hold, in the order in which it is offered. */
const KINDS = {
  text: { label: 'A line of text', property: { type: 'string', maxLength: 500 } },
  long_text: { label: 'A longer text', property: { type: 'string', widget: 'textarea', maxLength: 4_000 } },
  address: { label: 'A web address', property: { type: 'string', format: 'uri' } },
  number: { label: 'A whole number', property: { type: 'integer' } },
  tick: { label: 'Yes or no', property: { type: 'boolean' } },
} satisfies Record<string, { label: string; property: Omit<Property, 'title'> }>;
type Kind = keyof typeof KINDS;

type Box = { key: number; title: string; kind: Kind };

/** The boxes as JSON Schema; nothing where one box for a text will do. A tick may stay empty: that is a no. */
function schemaOf(boxes: Box[]): FormSchema | undefined {
  if (boxes.length === 0) return undefined;
  const named = boxes.map((box, index) => ({ ...box, name: `answer_${index + 1}` }));
  return {
    type: 'object',
    properties: Object.fromEntries(
      named.map(({ name, title, kind }) => [name, { ...KINDS[kind].property, title: title.trim() }]),
    ),
    required: named.filter(({ kind }) => kind !== 'tick').map(({ name }) => name),
  };
}

function BoxRow({ box, onChange, onRemove }: { box: Box; onChange(box: Box): void; onRemove(): void }) {
  return (
    <li className="flex items-end gap-2">
      <div className="grid min-w-0 flex-1 gap-2 sm:grid-cols-2">
        <Input
          required
          aria-label="What it asks for"
          placeholder="Domain"
          maxLength={120}
          value={box.title}
          onChange={(event) => onChange({ ...box, title: event.target.value })}
        />
        <Select
          aria-label="Kind of answer"
          value={box.kind}
          onChange={(event) => onChange({ ...box, kind: event.target.value as Kind })} // because the options are the kinds
        >
          {Object.entries(KINDS).map(([kind, { label }]) => (
            <option key={kind} value={kind}>
              {label}
            </option>
          ))}
        </Select>
      </div>
      <IconButton label={`Remove ${box.title || 'this box'}`} onClick={onRemove}>
        <Trash2 aria-hidden="true" className="size-4" />
      </IconButton>
    </li>
  );
}

function QuestionDialog({
  task,
  open,
  onOpenChange,
  ask,
}: {
  task: TaskDetail;
  open: boolean;
  onOpenChange(open: boolean): void;
  ask(question: { text: string; form: FormSchema | undefined }): Promise<unknown>;
}) {
  const toast = useToast();
  const [text, setText] = useState('');
  const [boxes, setBoxes] = useState<Box[]>([]);
  const [made, setMade] = useState(0);
  const add = () => {
    setBoxes([...boxes, { key: made, title: '', kind: 'text' }]);
    setMade(made + 1);
  };
  return (
    <ActionDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Ask the customer"
      description={`${task.customer.name || task.customer.email} gets a mail and answers on the order’s page. The clock stands until then.`}
      verb="Ask"
      act={() => ask({ text: text.trim(), form: schemaOf(boxes) })}
      onDone={() => toast('Asked. The clock stands until the answer is here.')}
    >
      <Field label="Question" required>
        <Textarea required maxLength={TEXT_LENGTH_MAX} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      <div>
        <p className="font-medium text-sm">Boxes to fill in</p>
        <p className="mt-0.5 text-[0.8125rem] text-ink-faint">
          {boxes.length === 0 ? 'Without any, there is one box for a text.' : 'Each asks for one thing.'}
        </p>
        {boxes.length > 0 && (
          <ul aria-label="Boxes to fill in" className="mt-3 grid gap-2.5">
            {boxes.map((box) => (
              <BoxRow
                key={box.key}
                box={box}
                onChange={(changed) => setBoxes(boxes.map((one) => (one.key === box.key ? changed : one)))}
                onRemove={() => setBoxes(boxes.filter((one) => one.key !== box.key))}
              />
            ))}
          </ul>
        )}
        {boxes.length < BOXES_MAX && (
          <Button size="small" className="mt-3" onClick={add}>
            <Plus aria-hidden="true" className="size-3.5" /> Add box
          </Button>
        )}
      </div>
    </ActionDialog>
  );
}

/** The way to ask the customer; while he is asked, what is asked and the way to take it back. */
export function AskCustomer({ task }: { task: TaskDetail }) {
  const whyNot = useWhyNot('operator');
  const dialog = useDialog();
  const asking = useTaskChange(task.id, ({ text, form }: { text: string; form: FormSchema | undefined }) =>
    askForTask(task.id, text, form),
  );
  return (
    <>
      <Button whyNot={whyNot} onClick={dialog.show}>
        Ask the customer
      </Button>
      <QuestionDialog key={dialog.key} {...dialog.props} task={task} ask={(question) => asking.mutateAsync(question)} />
    </>
  );
}

/** Says that the customer is asked, since when, and that the clock stands. */
export function OpenQuestion({ task }: { task: TaskDetail }) {
  const toast = useToast();
  const whyNot = useWhyNot('operator');
  const withdraw = useTaskChange(
    task.id,
    () => withdrawQuestion(task.id),
    () => toast('Taken back. The clock runs again.'),
  );
  const open = task.questions.find(({ answered_at, withdrawn_at }) => !answered_at && !withdrawn_at);
  if (!open || !task.asked_at) return null;
  return (
    <Notice
      tone="warn"
      title="Waiting for the customer"
      actions={
        <Button size="small" whyNot={whyNot} busy={withdraw.isPending} onClick={() => withdraw.mutate(undefined)}>
          Take the question back
        </Button>
      }
    >
      <p className="whitespace-pre-line">{open.text}</p>
      <p className="mt-1 text-[0.8125rem]">
        Asked <RelativeTime at={open.asked_at} /> by {open.asked_by}. The clock stands.
      </p>
      {withdraw.isError && <ErrorNotice error={withdraw.error} />}
    </Notice>
  );
}
