import { sql } from 'kysely';
import { audit } from '../accounts/index.ts';
import type { App } from '../kernel/app.ts';
import { json, type Tx } from '../kernel/database.ts';
import { type Actor, actorName } from '../kernel/route.ts';

/** What can happen to a task. */
export type TaskMove =
  | 'opened'
  | 'assigned'
  | 'handed_back'
  | 'checked'
  | 'unchecked'
  | 'commented'
  | 'told_customer'
  | 'file_added'
  | 'file_shared'
  | 'file_kept_inside'
  | 'file_removed'
  | 'asked'
  | 'answered'
  | 'question_withdrawn'
  | 'due_soon_told'
  | 'overdue_told'
  | 'completed'
  | 'credential_seen'
  | 'cancelled';

type Happened = { taskId: string; what: TaskMove; at: Date; detail?: Record<string, unknown> };

/** Writes a line of a task's own history. @param by as histories write names; `vozex` and `customer` for the others. */
export async function noteMove(tx: Tx, by: string, { taskId, what, at, detail = {} }: Happened): Promise<void> {
  await sql`
    insert into task_moves (task_id, what, moved_by, detail, at)
    values (${taskId}, ${what}, ${by}, ${json(detail)}::jsonb, ${at})`.execute(tx);
}

/** The same for what somebody of the team did: in the task's history and in the shop's audit log. */
export async function noteDeed(
  app: Pick<App, 'clock'>,
  tx: Tx,
  actor: Actor,
  deed: { taskId: string; what: TaskMove; detail?: Record<string, unknown> },
): Promise<void> {
  await noteMove(tx, actorName(actor), { ...deed, at: app.clock.now() });
  await audit(app, tx, actor, `tasks.${deed.what}`, deed.taskId, deed.detail);
}
