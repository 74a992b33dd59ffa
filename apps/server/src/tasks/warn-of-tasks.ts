import { sql } from 'kysely';
import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import { announce } from '../kernel/events.ts';
import { type TaskWarning, taskWarned } from './events.ts';
import { noteMove } from './note-move.ts';
import { warnable } from './team.ts';

/** A warning comes when a quarter of the time is left, and at most this long before. */
const WARN_AHEAD_SECONDS_MAX = 14_400;

/** One look's worth; what is left, the next look finds. */
const BATCH = 50;

type Warned = {
  id: string;
  title: string;
  queue: string;
  assignee_id: string | null;
  customer_name: string;
  due_at: Date;
};

/**
 * Warns of promises at risk and of broken ones, once each: who has the task, or every owner. Not while the customer is
 * asked: then the clock stands.
 *
 * @returns how many warnings were given.
 */
export async function warnOfTasks(app: App): Promise<number> {
  return (await warn(app, 'overdue')) + (await warn(app, 'due_soon'));
}

async function warn(app: App, kind: TaskWarning['kind']): Promise<number> {
  return app.db.inOneTransaction(async (tx) => {
    const at = app.clock.now();
    const tasks = await (kind === 'overdue' ? claimOverdue(tx, at) : claimDueSoon(tx, at));
    for (const task of tasks) {
      const to = await warnable(tx, task.assignee_id);
      await noteMove(tx, 'vozex', {
        taskId: task.id,
        what: kind === 'overdue' ? 'overdue_told' : 'due_soon_told',
        at,
        detail: { to: to.map(({ name }) => name) },
      });
      await announce(app, tx, taskWarned, {
        taskId: task.id,
        kind,
        title: task.title,
        queue: task.queue,
        customerName: task.customer_name,
        dueAt: task.due_at,
        to,
      });
    }
    return tasks.length;
  });
}

const RETURNING = sql`
  returning t.id, t.title, t.queue, t.assignee_id, t.due_at,
    (select c.name from orders o join customers c on c.id = o.customer_id where o.id = t.order_id) as customer_name`;

async function claimOverdue(tx: Tx, now: Date): Promise<Warned[]> {
  const { rows } = await sql<Warned>`
    update tasks t set overdue_told_at = ${now}
    where t.id in (
      select id from tasks
      where status = 'open' and asked_at is null and overdue_told_at is null and due_at <= ${now}
      order by due_at limit ${BATCH} for update skip locked)
    ${RETURNING}`.execute(tx);
  return rows;
}

async function claimDueSoon(tx: Tx, now: Date): Promise<Warned[]> {
  const { rows } = await sql<Warned>`
    update tasks t set due_soon_told_at = ${now}
    where t.id in (
      select id from tasks
      where status = 'open' and asked_at is null and due_soon_told_at is null and due_at > ${now}
        and due_at - make_interval(secs => least(${WARN_AHEAD_SECONDS_MAX}, coalesce(promised_seconds,
          extract(epoch from due_at - created_at)) / 4)) <= ${now}
      order by due_at limit ${BATCH} for update skip locked)
    ${RETURNING}`.execute(tx);
  return rows;
}
