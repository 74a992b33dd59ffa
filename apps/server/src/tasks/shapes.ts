import { idSchema, TaskCommentKind, TaskState, TaskStatus } from '@vozex/domain';
import { z } from 'zod';
import { formOf } from './complete-task.ts';
import { FormSchema } from './form.ts';
import type { TaskParts, TaskView } from './views.ts';

const Time = z.iso.datetime();
const Fact = z.object({ label: z.string(), value: z.string() });

export const AdminTask = z
  .object({
    id: idSchema('task'),
    fulfillment_id: z.string(),
    order_id: z.string(),
    queue: z.string(),
    title: z.string(),
    instructions: z.string(),
    status: TaskStatus,
    state: TaskState,
    due_at: Time.meta({ description: 'By when it was promised; moves on by the time that the customer was asked.' }),
    overdue: z.boolean(),
    asked_at: Time.nullable().meta({ description: 'Since when the customer is asked and the clock stands.' }),
    assignee: z.object({ id: z.string(), name: z.string() }).nullable(),
    checks_done: z.int(),
    checks_total: z.int(),
    customer: z.object({ email: z.string(), name: z.string() }),
    product_name: z.string().nullable(),
    result: z
      .object({ note: z.string(), workspace_url: z.string().nullable(), facts: z.array(Fact).optional() })
      .nullable(),
    completed_by: z.string().nullable(),
    completed_at: Time.nullable(),
    created_at: Time,
  })
  .meta({ id: 'AdminTask' });

export const AdminTaskDetail = AdminTask.extend({
  completion_form: FormSchema.meta({ description: 'What POST …/complete asks for.' }),
  checklist: z.array(
    z.object({
      position: z.int(),
      text: z.string(),
      checked_by: z.string().nullable(),
      checked_at: Time.nullable(),
    }),
  ),
  comments: z.array(
    z.object({ id: z.string(), kind: TaskCommentKind, author: z.string(), text: z.string(), at: Time }),
  ),
  questions: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      asked_by: z.string(),
      asked_at: Time,
      answer: z.array(Fact).nullable().meta({ description: 'By the titles of what was asked.' }),
      answered_at: Time.nullable(),
      withdrawn_at: Time.nullable(),
    }),
  ),
  files: z.array(
    z.object({
      id: idSchema('task_file'),
      file_name: z.string(),
      size_bytes: z.int(),
      sha256: z.string(),
      for_customer: z.boolean(),
      uploaded_by: z.string(),
      at: Time,
    }),
  ),
  credentials: z
    .array(z.object({ name: z.string(), title: z.string(), seen_at: Time.nullable() }))
    .meta({ description: 'What the customer can see once; the values are sealed.' }),
  history: z.array(z.object({ what: z.string(), by: z.string(), detail: z.record(z.string(), z.unknown()), at: Time })),
}).meta({ id: 'AdminTaskDetail' });

export const TaskQueue = z
  .object({
    queue: z.string(),
    unassigned: z.int(),
    in_work: z.int(),
    awaiting_customer: z.int(),
    overdue: z.int(),
  })
  .meta({ id: 'TaskQueue' });

export const TaskTeamMember = z
  .object({ id: z.string(), name: z.string(), open: z.int() })
  .meta({ id: 'TaskTeamMember' });

/** The instant it is due counts as overdue; while the customer is asked, the clock stands. */
export function taskAnswer(task: TaskView, now: Date): z.input<typeof AdminTask> {
  const { customer_email, customer_name, due_at, asked_at, completed_at, created_at, ...rest } = task;
  return {
    ...rest,
    due_at: due_at.toISOString(),
    overdue: task.status === 'open' && due_at <= (asked_at ?? now),
    asked_at: asked_at?.toISOString() ?? null,
    customer: { email: customer_email, name: customer_name },
    completed_at: completed_at?.toISOString() ?? null,
    created_at: created_at.toISOString(),
  };
}

export function detailAnswer(task: TaskView, parts: TaskParts, now: Date): z.input<typeof AdminTaskDetail> {
  return {
    ...taskAnswer(task, now),
    completion_form: formOf(parts.completion_form),
    checklist: parts.checklist.map((item) => ({ ...item, checked_at: iso(item.checked_at) })),
    comments: parts.comments.map((comment) => ({ ...comment, at: isoOf(comment.at) })),
    questions: parts.questions.map(({ form_schema, answer, ...question }) => ({
      ...question,
      asked_at: isoOf(question.asked_at),
      answer: answer && inWords(form_schema, answer),
      answered_at: iso(question.answered_at),
      withdrawn_at: iso(question.withdrawn_at),
    })),
    files: parts.files.map((file) => ({ ...file, at: isoOf(file.at) })),
    credentials: parts.credentials.map((credential) => ({ ...credential, seen_at: iso(credential.seen_at) })),
    history: parts.history.map((move) => ({ ...move, at: isoOf(move.at) })),
  };
}

function inWords(form: unknown, answer: Record<string, unknown>): { label: string; value: string }[] {
  const { properties } = FormSchema.parse(form);
  return Object.entries(answer).map(([name, value]) => ({
    label: properties[name]?.title ?? name,
    value: typeof value === 'boolean' ? (value ? 'Yes' : 'No') : String(value),
  }));
}

/** jsonb carries times as PostgreSQL writes them; the API speaks one spelling. */
function isoOf(text: string): string {
  return new Date(text).toISOString();
}

function iso(text: string | null): string | null {
  return text === null ? null : isoOf(text);
}
