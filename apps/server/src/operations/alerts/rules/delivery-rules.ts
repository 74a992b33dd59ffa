import { sql } from 'kysely';
import { secondsAfter } from '../../../kernel/clock.ts';
import { type AlertsApp, defineRule, type Sighting } from '../rule.ts';
import { times } from '../words.ts';

/** Answers that did not bring the delivery on. What waits for a customer is no failure. */
const FAULTED = sql`o.outcome in ('try_again', 'give_up', 'unknown', 'needs_operator')`;

const minutesAgo = (app: AlertsApp, minutes: number) => secondsAfter(app.clock.now(), -60 * minutes);

const providerFailing = defineRule({
  key: 'provider_failing',
  title: 'A provider fails',
  severity: 'critical',
  about: 'Most calls to one provider fail: what is bought there is not delivered.',
  scope: 'shop',
  limits: {
    failures: { value: 5, title: 'At least so many calls failed' },
    rate_percent: { value: 50, title: 'and so many of a hundred' },
    window_minutes: { value: 15, title: 'within so many minutes' },
  },
  async find(app, { failures, rate_percent, window_minutes }) {
    const { rows } = await sql<{ driver: string; provider: string; failed: number; total: number }>`
      select r.driver, r.provider, count(*) filter (where ${FAULTED})::int as failed, count(*)::int as total
      from fulfillment_operations o join fulfillment_records r on r.id = o.fulfillment_id
      where o.finished_at > ${minutesAgo(app, window_minutes)}
      group by r.driver, r.provider
      having count(*) filter (where ${FAULTED}) >= ${failures}
        and 100 * count(*) filter (where ${FAULTED}) >= ${rate_percent} * count(*)`.execute(app.db.read);
    return rows.map(({ driver, provider, failed, total }) => ({
      subject: `${driver} ${provider}`,
      value: failed,
      summary: `${failed} of ${times(total, 'call')} to ${provider} failed within ${times(window_minutes, 'minute')}.`,
      detail: { driver, provider, failed, total },
    }));
  },
});

const deliveriesFailing = defineRule({
  key: 'deliveries_failing',
  title: 'Deliveries fail for one reason',
  severity: 'warning',
  about: 'One error comes again and again: a wrong setting or a refusing provider holds up what was paid.',
  scope: 'shop',
  limits: {
    failures: { value: 5, title: 'One error came at least so often' },
    window_minutes: { value: 15, title: 'within so many minutes' },
  },
  async find(app, { failures, window_minutes }) {
    const { rows } = await sql<{ driver: string; provider: string; code: string; failed: number; last: string }>`
      select r.driver, r.provider, o.error_code as code, count(*)::int as failed,
        (array_agg(r.id order by o.finished_at desc))[1] as last
      from fulfillment_operations o join fulfillment_records r on r.id = o.fulfillment_id
      where o.finished_at > ${minutesAgo(app, window_minutes)} and o.error_code is not null and ${FAULTED}
      group by r.driver, r.provider, o.error_code
      having count(*) >= ${failures}`.execute(app.db.read);
    return rows.map(({ driver, provider, code, failed, last }) => ({
      subject: `${driver} ${provider} ${code}`,
      value: failed,
      summary: `${code} came ${times(failed, 'time')} from ${provider} within ${times(window_minutes, 'minute')}.`,
      detail: { driver, provider, error_code: code, fulfillment_id: last },
    }));
  },
});

const deadLetters = defineRule({
  key: 'dead_letters',
  title: 'Deliveries were given up',
  severity: 'critical',
  about: 'Somebody paid and gets nothing until a person acts.',
  scope: 'shop',
  limits: { more_than: { value: 0, title: 'More deliveries failed for good than' } },
  async find(app, { more_than }) {
    const { rows } = await sql<{ driver: string; provider: string; n: number; last: string }>`
      select driver, provider, count(*)::int as n, max(id) as last from fulfillment_records
      where status = 'failed' and (snoozed_until is null or snoozed_until <= ${app.clock.now()})
      group by driver, provider having count(*) > ${more_than}`.execute(app.db.read);
    return rows.map(({ driver, provider, n, last }) => ({
      subject: `${driver} ${provider}`,
      value: n,
      summary: `${times(n, 'delivery', 'deliveries')} of ${provider} failed for good and ${n === 1 ? 'waits' : 'wait'} for a person.`,
      detail: { driver, provider, fulfillment_id: last },
    }));
  },
});

const guardHolds = defineRule({
  key: 'guard_holds',
  title: 'A mass of changes waits for a second person',
  severity: 'critical',
  about: 'Many deliveries were to be suspended or cancelled at once; they run on until somebody decides.',
  scope: 'shop',
  limits: {},
  async find(app) {
    const { rows } = await sql<{ id: string; n: number }>`
      select b.id, (select count(*) from fulfillment_records r where r.guard_batch_id = b.id)::int as n
      from guard_batches b where b.status = 'open'`.execute(app.db.read);
    return rows.map(({ id, n }) => ({
      subject: id,
      value: n,
      summary: `${times(n, 'delivery', 'deliveries')} ${n === 1 ? 'is' : 'are'} to be suspended or cancelled together; a second person must decide on the work bench.`,
      detail: { batch_id: id },
    }));
  },
});

const outcomesUnknown = defineRule({
  key: 'outcomes_unknown',
  title: 'Nobody knows whether it was delivered',
  severity: 'warning',
  about: 'A call left and no answer was read: the provider is asked again and again, and does not say.',
  scope: 'shop',
  limits: { minutes: { value: 30, title: 'Unknown for so many minutes' } },
  async find(app, { minutes }) {
    const { rows } = await sql<{ driver: string; provider: string; n: number; oldest: string }>`
      select r.driver, r.provider, count(*)::int as n, (array_agg(r.id order by o.started_at))[1] as oldest
      from fulfillment_operations o join fulfillment_records r on r.id = o.fulfillment_id
      where o.outcome in ('in_flight', 'unknown') and o.action <> 'sync' and o.started_at <= ${minutesAgo(app, minutes)}
        and r.status not in ('failed', 'cancelled')
      group by r.driver, r.provider`.execute(app.db.read);
    return rows.map(({ driver, provider, n, oldest }) => ({
      subject: `${driver} ${provider}`,
      value: n,
      summary: `The outcome of ${times(n, 'call')} to ${provider} is unknown for more than ${times(minutes, 'minute')}.`,
      detail: { driver, provider, fulfillment_id: oldest },
    }));
  },
});

const workLate = defineRule({
  key: 'work_late',
  title: 'Work stands still',
  severity: 'critical',
  about: 'What is due is not done: no worker runs, or the workers do not keep up.',
  scope: 'shop',
  limits: { minutes: { value: 5, title: 'Due for so many minutes' } },
  async find(app, { minutes }) {
    const before = minutesAgo(app, minutes);
    const { rows } = await sql<{ subject: string; n: number; oldest: Date | null }>`
      select 'deliveries' as subject, count(*)::int as n, min(next_attempt_at) as oldest from fulfillment_records
      where next_attempt_at <= ${before} and (lease_until is null or lease_until <= now())
      union all
      select 'webhook events', count(*)::int, min(received_at) from webhook_events
      where status = 'received' and received_at <= ${before} and attempts = 0`.execute(app.db.read);
    return rows
      .filter(({ n }) => n > 0)
      .map(
        ({ subject, n, oldest }): Sighting => ({
          subject,
          value: n,
          summary: `${n} ${subject} are due for more than ${times(minutes, 'minute')}.`,
          detail: { oldest: oldest?.toISOString() },
        }),
      );
  },
});

const tasksOverdue = defineRule({
  key: 'tasks_overdue',
  title: 'Tasks are overdue',
  severity: 'warning',
  about: 'A promised time has passed, and somebody who paid still waits for people.',
  scope: 'shop',
  limits: { more_than: { value: 0, title: 'More tasks are overdue than' } },
  async find(app, { more_than }) {
    const now = app.clock.now();
    const { rows } = await sql<{ queue: string; n: number; oldest: string }>`
      select queue, count(*)::int as n, (array_agg(id order by due_at))[1] as oldest from tasks
      where status = 'open' and due_at <= ${now} and asked_at is null
      group by queue having count(*) > ${more_than}`.execute(app.db.read);
    return rows.map(({ queue, n, oldest }) => ({
      subject: queue,
      value: n,
      summary: `${times(n, 'task')} of the queue "${queue}" ${n === 1 ? 'is' : 'are'} overdue.`,
      detail: { queue, task_id: oldest },
    }));
  },
});

/** What keeps deliveries from being made. */
export const deliveryRules = [
  providerFailing,
  deliveriesFailing,
  deadLetters,
  guardHolds,
  outcomesUnknown,
  workLate,
  tasksOverdue,
];
