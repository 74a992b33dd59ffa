import { sql } from 'kysely';
import type { Db } from '../kernel/database.ts';
import type { TaskResult } from './store.ts';

/** What people do for a customer on one delivery, in all its tasks; nothing here is meant for the team alone. */
export type WorkView = {
  fulfillment_id: string;
  /** The open task, where there is one. */
  open: {
    assignee_name: string | null;
    due_at: string;
    /** Since when we wait for the customer and the clock stands. */
    asked_at: string | null;
    steps_done: number;
    steps_total: number;
  } | null;
  messages: { id: string; text: string; at: string }[];
  answers: { id: string; question: string; answered_at: string }[];
  files: { id: string; file_name: string; size_bytes: number; at: string }[];
  facts: NonNullable<TaskResult['facts']>;
  credentials: { task_id: string; name: string; title: string; seen_at: string | null }[];
};

/** The work on these deliveries in one statement. The caller has checked whose they are. */
export async function workFor(db: Db, fulfillmentIds: string[]): Promise<WorkView[]> {
  if (fulfillmentIds.length === 0) return [];
  const { rows } = await sql<WorkView>`
    with own as (select * from tasks where fulfillment_id = any(${fulfillmentIds}))
    select w.fulfillment_id,
      (select jsonb_build_object('assignee_name', nullif(u.name, ''), 'due_at', t.due_at, 'asked_at', t.asked_at,
          'steps_done', (select count(*) from task_checks k where k.task_id = t.id and k.checked_at is not null),
          'steps_total', (select count(*) from task_checks k where k.task_id = t.id))
        from own t left join users u on u.id = t.assignee_id
        where t.fulfillment_id = w.fulfillment_id and t.status = 'open' limit 1) as open,
      coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'text', m.text, 'at', m.created_at) order by m.id)
        from own t join task_comments m on m.task_id = t.id
        where t.fulfillment_id = w.fulfillment_id and m.kind = 'customer'), '[]') as messages,
      coalesce((select jsonb_agg(jsonb_build_object('id', q.id, 'question', q.text, 'answered_at', q.answered_at)
          order by q.id)
        from own t join task_questions q on q.task_id = t.id
        where t.fulfillment_id = w.fulfillment_id and q.answered_at is not null), '[]') as answers,
      coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'file_name', f.file_name, 'size_bytes', f.size_bytes,
          'at', f.created_at) order by f.id)
        from own t join task_files f on f.task_id = t.id
        where t.fulfillment_id = w.fulfillment_id and f.for_customer), '[]') as files,
      coalesce((select t.result -> 'facts' from own t
        where t.fulfillment_id = w.fulfillment_id and t.status = 'done' and t.result -> 'facts' <> '[]'
        order by t.id desc limit 1), '[]') as facts,
      coalesce((select jsonb_agg(jsonb_build_object('task_id', t.id, 'name', d.name, 'title', d.title,
          'seen_at', d.seen_at) order by t.id, d.title, d.name)
        from own t join task_credentials d on d.task_id = t.id
        where t.fulfillment_id = w.fulfillment_id), '[]') as credentials
    from (select distinct fulfillment_id from own) w`.execute(db);
  return rows;
}
