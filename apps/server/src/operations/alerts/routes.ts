import { idSchema } from '@vozex/domain';
import { z } from 'zod';
import type { App } from '../../kernel/app.ts';
import { PageQuery, pageOf, readPage } from '../../kernel/page.ts';
import { defineRoute } from '../../kernel/route.ts';
import { readAlertsSettings } from './alerts-setting.ts';
import { acknowledgeAlert, snoozeAlert } from './calm-alert.ts';
import { addDestination, changeDestination, removeDestination, testDestination } from './destinations.ts';
import { AlertError } from './errors.ts';
import { ALERT_RULES } from './rules/index.ts';
import {
  countOpen,
  type DestinationRow,
  lastTellings,
  listAlerts,
  listDestinations,
  readAlert,
  tellingsOf,
} from './store.ts';
import { runbookUrl } from './tell.ts';
import {
  AlertView,
  alertView,
  DestinationView,
  destinationView,
  SeverityWord,
  TellingView,
  tellingView,
} from './views.ts';

const tag = 'Alerts';
const throws = [AlertError];
const AlertParams = z.object({ id: idSchema('alert') });
const DestinationParams = z.object({ id: idSchema('alert_destination') });
const TELLINGS_SHOWN = 50;
/** Each test is a mail or a call to somewhere. */
const TESTS_PER_MINUTE = 10;
/** Longer than a month is not a pause. */
const SNOOZE_HOURS_MAX = 720;

const list = defineRoute({
  method: 'GET',
  path: '/api/admin/alerts',
  access: 'read_only',
  tag,
  summary: 'What is wrong, or was, newest first',
  query: PageQuery.extend({ state: z.enum(['open', 'resolved']).default('open'), rule: z.string().max(60).optional() }),
  output: pageOf(AlertView),
  async handle(app: App, { query: { state, rule, ...page } }) {
    const { items, next } = await readPage(page, (cut) => listAlerts(app.db.read, { state, rule }, cut));
    return { items: items.map((row) => alertView(app, row)), next };
  },
});

const counts = defineRoute({
  method: 'GET',
  path: '/api/admin/alerts/count',
  access: 'read_only',
  tag,
  summary: 'How many alerts are open, and how many of them nobody sees to yet',
  output: z.object({ open: z.int(), unseen: z.int(), critical: z.int() }),
  async handle(app: App) {
    const rows = await countOpen(app.db.read);
    const sum = (n: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + n(row), 0);
    return {
      open: sum(({ n }) => n),
      unseen: sum(({ n, calm }) => n - calm),
      critical: sum(({ severity, n }) => (severity === 'critical' ? n : 0)),
    };
  },
});

const rules = defineRoute({
  method: 'GET',
  path: '/api/admin/alerts/rules',
  access: 'read_only',
  tag,
  summary: 'What is watched, with the thresholds in force; the setting "alerts" changes them',
  output: z.object({
    items: z.array(
      z.object({
        key: z.string(),
        title: z.string(),
        about: z.string(),
        severity: SeverityWord,
        watched: z.boolean(),
        limits: z.array(z.object({ name: z.string(), title: z.string(), value: z.number(), default: z.number() })),
        runbook_url: z.string(),
      }),
    ),
  }),
  async handle(app: App) {
    const settings = await readAlertsSettings(app.db.read);
    return {
      items: ALERT_RULES.map((rule) => ({
        key: rule.key,
        title: rule.title,
        about: rule.about,
        severity: rule.severity,
        watched: settings.watches(rule),
        limits: Object.entries(rule.limits).map(([name, { title, value }]) => ({
          name,
          title,
          value: settings.limits(rule)[name] ?? value,
          default: value,
        })),
        runbook_url: runbookUrl(app, rule.key),
      })),
    };
  },
});

const read = defineRoute({
  method: 'GET',
  path: '/api/admin/alerts/{id}',
  access: 'read_only',
  tag,
  summary: 'One alert, with whom it was told to and what became of that',
  params: AlertParams,
  output: AlertView.extend({ tellings: z.array(TellingView) }),
  throws,
  async handle(app: App, { params }) {
    const row = await readAlert(app.db.read, params.id);
    if (!row) throw new AlertError('ALERT_UNKNOWN', params.id);
    const tellings = await tellingsOf(app.db.read, row.id, TELLINGS_SHOWN);
    return { ...alertView(app, row), tellings: tellings.map(tellingView) };
  },
});

const acknowledge = defineRoute({
  method: 'POST',
  path: '/api/admin/alerts/{id}/acknowledge',
  access: 'operator',
  tag,
  summary: 'Say that somebody sees to it: no reminders any more',
  params: AlertParams,
  output: AlertView,
  throws,
  handle: async (app: App, { params }, { actor }) => alertView(app, await acknowledgeAlert(app, actor, params.id)),
});

const snooze = defineRoute({
  method: 'POST',
  path: '/api/admin/alerts/{id}/snooze',
  access: 'operator',
  tag,
  summary: 'Leave it for some hours; if it is still so then, it is told again',
  params: AlertParams,
  body: z.strictObject({ hours: z.int().min(1).max(SNOOZE_HOURS_MAX) }),
  output: AlertView,
  throws,
  handle: async (app: App, { params, body }, { actor }) =>
    alertView(app, await snoozeAlert(app, actor, params.id, body.hours)),
});

const destinations = defineRoute({
  method: 'GET',
  path: '/api/admin/alert-destinations',
  access: 'read_only',
  tag,
  summary: 'Where alerts are told, each with what was last told there; none: owners get mail',
  output: z.object({ items: z.array(DestinationView) }),
  async handle(app: App) {
    const last = await lastTellings(app.db.read);
    const rows = await listDestinations(app.db.read);
    return { items: rows.map((row) => destinationView(row, last.get(row.id))) };
  },
});

const Name = z.string().trim().min(1).max(80);

const add = defineRoute({
  method: 'POST',
  path: '/api/admin/alert-destinations',
  access: 'owner',
  tag,
  summary: 'Tell alerts somewhere: an address of mail, or a webhook signed as Standard Webhooks has it',
  body: z.strictObject({
    kind: z.enum(['mail', 'webhook']),
    name: Name,
    address: z.string().trim().min(1).max(500),
    least_severity: SeverityWord.default('warning'),
  }),
  output: DestinationView.extend({
    secret: z.string().nullable().meta({ description: 'What a webhook is signed with; shown this once.' }),
  }),
  status: 201,
  throws,
  async handle(app: App, { body }, { actor }) {
    const { destination, secret } = await addDestination(app, actor, body);
    return { ...destinationView(destination, undefined), secret };
  },
});

const change = defineRoute({
  method: 'PATCH',
  path: '/api/admin/alert-destinations/{id}',
  access: 'owner',
  tag,
  summary: 'Rename a destination, switch it off or on, or tell it more or less',
  params: DestinationParams,
  body: z.strictObject({
    name: Name.optional(),
    least_severity: SeverityWord.optional(),
    enabled: z.boolean().optional(),
  }),
  output: DestinationView,
  throws,
  handle: async (app: App, { params, body }, { actor }) =>
    withLast(app, await changeDestination(app, actor, params.id, body)),
});

const remove = defineRoute({
  method: 'DELETE',
  path: '/api/admin/alert-destinations/{id}',
  access: 'owner',
  tag,
  summary: 'Tell nothing there any more',
  params: DestinationParams,
  output: z.object({}),
  throws,
  async handle(app: App, { params }, { actor }) {
    await removeDestination(app, actor, params.id);
    return {};
  },
});

const test = defineRoute({
  method: 'POST',
  path: '/api/admin/alert-destinations/{id}/test',
  access: 'operator',
  tag,
  summary: 'Send a test the way an alert would go',
  params: DestinationParams,
  output: z.object({ telling_id: idSchema('alert_telling') }),
  status: 202,
  throws,
  perMinute: TESTS_PER_MINUTE,
  handle: async (app: App, { params }, { actor }) => ({ telling_id: await testDestination(app, actor, params.id) }),
});

async function withLast(app: App, row: DestinationRow) {
  return destinationView(row, (await lastTellings(app.db.read)).get(row.id));
}

export const alertRoutes = [list, counts, rules, read, acknowledge, snooze, destinations, add, change, remove, test];
