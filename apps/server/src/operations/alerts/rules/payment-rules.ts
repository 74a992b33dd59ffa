import { sql } from 'kysely';
import { secondsAfter } from '../../../kernel/clock.ts';
import { lastGatewayChecks } from '../../../payments/index.ts';
import { type AlertsApp, defineRule } from '../rule.ts';
import { times } from '../words.ts';

const HOUR = 3_600;
const secondsAgo = (app: AlertsApp, seconds: number) => secondsAfter(app.clock.now(), -seconds);

const paymentsHeld = defineRule({
  key: 'payments_held',
  title: 'Payments are held',
  severity: 'warning',
  about: 'The money is there and does not fit its order: nothing is delivered until a person decides.',
  scope: 'shop',
  limits: { minutes: { value: 30, title: 'Held for so many minutes' } },
  async find(app, { minutes }) {
    const { rows } = await sql<{ gateway: string; n: number; oldest: string }>`
      select gateway, count(*)::int as n, min(id) as oldest from payments
      where status = 'held' and created_at <= ${secondsAgo(app, 60 * minutes)} group by gateway`.execute(app.db.read);
    return rows.map(({ gateway, n, oldest }) => ({
      subject: gateway,
      value: n,
      summary: `${times(n, 'payment')} through ${gateway} ${n === 1 ? 'is' : 'are'} held and wait for a decision.`,
      detail: { gateway, payment_id: oldest },
    }));
  },
});

const eventsQuarantined = defineRule({
  key: 'events_quarantined',
  title: 'Webhook events are in quarantine',
  severity: 'warning',
  about: 'A genuine event could not be applied: a payment may be unknown to the shop.',
  scope: 'shop',
  limits: {
    more_than: { value: 0, title: 'More events are quarantined than' },
    days: { value: 7, title: 'received within so many days' },
  },
  async find(app, { more_than, days }) {
    const { rows } = await sql<{ gateway: string; n: number; newest: string }>`
      select gateway, count(*)::int as n, max(id) as newest from webhook_events
      where status = 'quarantined' and received_at > ${secondsAgo(app, days * 24 * HOUR)}
      group by gateway having count(*) > ${more_than}`.execute(app.db.read);
    return rows.map(({ gateway, n, newest }) => ({
      subject: gateway,
      value: n,
      summary: `${times(n, 'event')} of ${gateway} ${n === 1 ? 'is' : 'are'} in quarantine.`,
      detail: { gateway, webhook_event_id: newest },
    }));
  },
});

const webhooksSilent = defineRule({
  key: 'webhooks_silent',
  title: 'A gateway is silent',
  severity: 'critical',
  about: 'Buyers went to the payment page and no webhook came: paid orders may look unpaid.',
  scope: 'shop',
  limits: {
    checkouts: { value: 5, title: 'At least so many checkouts were opened' },
    hours: { value: 6, title: 'within so many hours, and not one webhook came' },
  },
  async find(app, { checkouts, hours }) {
    const since = secondsAgo(app, hours * HOUR);
    const { rows } = await sql<{ gateway: string; n: number }>`
      select c.gateway, count(*)::int as n from checkout_sessions c
      where c.created_at > ${since} and c.gateway_checkout_id is not null
      group by c.gateway
      having count(*) >= ${checkouts} and not exists (
        select from webhook_events e where e.gateway = c.gateway and e.received_at > ${since})`.execute(app.db.read);
    return rows.map(({ gateway, n }) => ({
      subject: gateway,
      value: n,
      summary: `${times(n, 'checkout')} went to ${gateway} within ${times(hours, 'hour')}, and no webhook came.`,
      detail: { gateway },
    }));
  },
});

const webhooksRefused = defineRule({
  key: 'webhooks_refused',
  title: 'Webhooks are refused',
  severity: 'warning',
  about: 'Signatures do not fit: the secret is wrong and payments are not heard of, or somebody tries to forge them.',
  scope: 'shop',
  limits: {
    refusals: { value: 20, title: 'At least so many were refused' },
    window_minutes: { value: 15, title: 'within so many minutes' },
  },
  async find(app, { refusals, window_minutes }) {
    const { rows } = await sql<{ gateway: string; n: number; results: string[] }>`
      select gateway, sum(refused)::int as n, array_agg(distinct result) as results from webhook_refusals
      where minute > ${secondsAgo(app, 60 * window_minutes)}
      group by gateway having sum(refused) >= ${refusals}`.execute(app.db.read);
    return rows.map(({ gateway, n, results }) => ({
      subject: gateway,
      value: n,
      summary: `${times(n, 'webhook')} of ${gateway} ${n === 1 ? 'was' : 'were'} refused within ${times(window_minutes, 'minute')}: ${results.join(', ')}.`,
      detail: { gateway, results },
    }));
  },
});

const reconciliationFailing = defineRule({
  key: 'reconciliation_failing',
  title: 'Reconciliation fails',
  severity: 'warning',
  about: 'What webhooks did not tell is not found either.',
  scope: 'shop',
  limits: { failures: { value: 2, title: 'So many looks in a row failed' } },
  async find(app, { failures }) {
    const { rows } = await sql<{ gateway: string; problem: string | null }>`
      select g.gateway, (array_agg(l.problem order by l.id desc))[1] as problem
      from (values ('dodo'), ('paypal')) g (gateway)
      cross join lateral (
        select id, status, problem from reconciliations r
        where r.gateway = g.gateway and r.status <> 'running' order by r.id desc limit ${failures}) l
      group by g.gateway
      having count(*) filter (where l.status = 'failed') >= ${failures}`.execute(app.db.read);
    return rows.map(({ gateway, problem }) => ({
      subject: gateway,
      value: failures,
      summary: `The last ${times(failures, 'look', 'looks')} for what ${gateway} knows failed.`,
      detail: { gateway, problem },
    }));
  },
});

const webhooksMissed = defineRule({
  key: 'webhooks_missed',
  title: 'Webhooks were missed',
  severity: 'warning',
  about: 'Reconciliation found what no webhook had told: it was applied, hours late.',
  scope: 'shop',
  limits: {
    more_than: { value: 0, title: 'More was found than' },
    hours: { value: 24, title: 'within so many hours' },
  },
  async find(app, { more_than, hours }) {
    const { rows } = await sql<{ gateway: string; n: number }>`
      select g.gateway, sum(l.found)::int as n
      from (values ('dodo'), ('paypal')) g (gateway)
      cross join lateral (
        select found, started_at from reconciliations r where r.gateway = g.gateway order by r.id desc limit 50) l
      where l.started_at > ${secondsAgo(app, hours * HOUR)}
      group by g.gateway having sum(l.found) > ${more_than}`.execute(app.db.read);
    return rows.map(({ gateway, n }) => ({
      subject: gateway,
      value: n,
      summary: `${times(n, 'thing')} that no webhook of ${gateway} had told ${n === 1 ? 'was' : 'were'} found within ${times(hours, 'hour')}.`,
      detail: { gateway },
    }));
  },
});

const gatewayNotWell = defineRule({
  key: 'gateway_not_well',
  title: 'A gateway is not set up well',
  severity: 'critical',
  about: 'Buyers cannot pay through it, or what they pay is not heard of.',
  scope: 'shop',
  limits: {},
  async find(app) {
    const checks = lastGatewayChecks(app);
    if (checks.length === 0) return undefined; // this process has not asked yet
    return checks.flatMap(({ gateway, findings }) => {
      const errors = findings.filter(({ level }) => level === 'error');
      const [first] = errors;
      return first
        ? [{ subject: gateway, value: errors.length, summary: first.detail, detail: { gateway, fix: first.fix } }]
        : [];
    });
  },
});

/** What keeps money from being heard of. */
export const paymentRules = [
  paymentsHeld,
  eventsQuarantined,
  webhooksSilent,
  webhooksRefused,
  reconciliationFailing,
  webhooksMissed,
  gatewayNotWell,
];
