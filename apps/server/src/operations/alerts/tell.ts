import type { App } from '../../kernel/app.ts';
import type { Tx } from '../../kernel/database.ts';
import { announce } from '../../kernel/events.ts';
import { warnable } from '../../tasks/index.ts';
import { alertTold } from './events.ts';
import type { AlertRule, Severity } from './rule.ts';
import { ruleOf } from './rules/index.ts';
import { type AlertRow, type DestinationRow, insertTelling, listDestinations, type News, noteTold } from './store.ts';

const RANK = { info: 0, warning: 1, critical: 2 } satisfies Record<Severity, number>;

type Place = Pick<DestinationRow, 'kind' | 'address'> & { id: string | null };

/** Tells every place that wants to know, in the transaction that makes it true. Owners get mail where no place is set up. */
export async function tell(app: App, tx: Tx, alert: AlertRow, news: Exclude<News, 'test'>): Promise<void> {
  if (news === 'resolved' && alert.told === 0) return; // nobody had heard of it
  const places = await placesFor(tx, alert.severity);
  for (const place of places) await tellOne(app, tx, place, contentOf(app, news, alert, ruleOf(alert.rule)), alert.id);
  if (news !== 'resolved' && places.length > 0) await noteTold(tx, alert.id, app.clock.now());
}

async function placesFor(tx: Tx, severity: Severity): Promise<Place[]> {
  const destinations = await listDestinations(tx);
  if (destinations.length > 0) {
    return destinations.filter((one) => one.enabled && RANK[one.least_severity] <= RANK[severity]);
  }
  if (severity === 'info') return [];
  return (await warnable(tx, null)).map(({ email }) => ({ id: null, kind: 'mail', address: email }));
}

/** Tries a destination. @returns the telling's id. */
export async function tellTest(app: App, tx: Tx, destination: DestinationRow): Promise<string> {
  return tellOne(app, tx, destination, {
    news: 'test',
    severity: 'info',
    title: 'This is a test',
    summary: 'Alerts of this shop arrive here.',
    about: 'Nothing is wrong: somebody pressed "Send test".',
    alertUrl: `${app.publicUrl}/admin/alerts`,
    runbookUrl: runbookUrl(app, 'README'),
    data: {},
  });
}

type Content = {
  news: News;
  severity: Severity;
  title: string;
  summary: string;
  about: string;
  alertUrl: string;
  runbookUrl: string;
  /** What programs are told beside it. */
  data: Record<string, unknown>;
};

function contentOf(app: App, news: News, alert: AlertRow, rule: AlertRule): Content {
  return {
    news,
    severity: alert.severity,
    title: rule.title,
    summary: alert.summary,
    about: rule.about,
    alertUrl: `${app.publicUrl}/admin/alerts/${alert.id}`,
    runbookUrl: runbookUrl(app, rule.key),
    data: {
      id: alert.id,
      rule: alert.rule,
      subject: alert.subject,
      value: alert.value,
      opened_at: alert.opened_at.toISOString(),
      resolved_at: alert.resolved_at?.toISOString() ?? null,
    },
  };
}

/** Where people read what to do. */
export function runbookUrl({ publicUrl }: Pick<App, 'publicUrl'>, page: string): string {
  return `${publicUrl}/docs/runbooks/${page === 'README' ? '' : page.replaceAll('_', '-')}`;
}

async function tellOne(
  app: App,
  tx: Tx,
  place: Place,
  content: Content,
  alertId: string | null = null,
): Promise<string> {
  const id = app.newId('alert_telling');
  const now = app.clock.now();
  const { data, alertUrl, runbookUrl: runbook_url, news, ...said } = content;
  await insertTelling(
    tx,
    {
      id,
      alert_id: alertId,
      destination_id: place.id,
      news,
      kind: place.kind,
      address: place.address,
      body: {
        type: `alert.${news}`,
        timestamp: now.toISOString(),
        data: { ...data, ...said, url: alertUrl, runbook_url },
      },
    },
    now,
  );
  if (place.kind === 'mail') {
    await announce(app, tx, alertTold, {
      tellingId: id,
      to: place.address,
      news,
      ...said,
      alertUrl,
      runbookUrl: runbook_url,
    });
  }
  return id;
}
