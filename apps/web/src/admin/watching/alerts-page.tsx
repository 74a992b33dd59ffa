import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { BellRing, ShieldCheck } from 'lucide-react';
import { alertRulesQuery, alertsQuery } from '../../api/alerts.ts';
import type { Alert } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { Loaded, Paged } from '../../shell/loaded.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card, Panel } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { ROW_LINK } from '../../ui/table.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { knownWord } from '../../words/known-word.ts';
import { INLINE_LINK } from '../back-link.tsx';
import { AlertDestinations } from './alert-destinations.tsx';
import { SeverityBadge, StateBadge } from './alert-words.tsx';

const route = getRouteApi('/admin/admin/alerts');

const TABS = ['open', 'history', 'destinations', 'rules'] as const;

function AlertRow({ alert }: { alert: Alert }) {
  const { id, title, summary, severity, opened_at, resolved_at, subject } = alert;
  return (
    <li className="relative px-5 py-4 text-sm transition-colors hover:bg-sunken/60 sm:px-6">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5">
        <p className="flex flex-wrap items-center gap-2.5">
          <Link to={paths.adminAlert} params={{ id }} className={ROW_LINK}>
            {title}
            {subject && <span className="sr-only">: {subject}</span>}
          </Link>
          <SeverityBadge severity={severity} />
          <StateBadge {...alert} />
        </p>
        <p className="text-[0.8125rem] text-ink-faint">
          {resolved_at ? 'over ' : 'since '}
          <RelativeTime at={resolved_at ?? opened_at} />
        </p>
      </div>
      <p className="mt-1 text-ink-soft [overflow-wrap:anywhere]">{summary}</p>
    </li>
  );
}

function AlertList({ state }: { state: 'open' | 'resolved' }) {
  const nothing =
    state === 'open' ? (
      <EmptyState icon={<ShieldCheck />} title="Nothing is wrong">
        The shop is looked at twice a minute.
      </EmptyState>
    ) : (
      <EmptyState icon={<BellRing />} title="Nothing was wrong yet" />
    );
  return (
    <Card className="overflow-hidden">
      <Paged result={useInfiniteQuery(alertsQuery(state))} empty={nothing}>
        {(alerts) => (
          <ul className="divide-y divide-line">
            {alerts.map((alert) => (
              <AlertRow key={alert.id} alert={alert} />
            ))}
          </ul>
        )}
      </Paged>
    </Card>
  );
}

function Rules() {
  return (
    <Panel
      title="What is watched"
      note="An alert opens at these thresholds, and is over once it has not been seen for some minutes."
      actions={
        <Button asChild>
          <Link to={paths.adminSettings}>Change thresholds</Link>
        </Button>
      }
      flush
    >
      <Loaded result={useQuery(alertRulesQuery)}>
        {(rules) => (
          <ul className="divide-y divide-line">
            {rules.map(({ key, title, about, severity, watched, limits, runbook_url }) => (
              <li key={key} className="px-5 py-4 text-sm sm:px-6">
                <p className="flex flex-wrap items-center gap-2.5">
                  <span className="font-medium">{title}</span>
                  <SeverityBadge severity={severity} />
                  {!watched && <Badge tone="quiet">Not watched</Badge>}
                </p>
                <p className="mt-1 text-ink-soft">{about}</p>
                <p className="mt-1 text-[0.8125rem] text-ink-faint">
                  {limits.map((limit) => `${limit.title}: ${limit.value}`).join(' · ')}
                  {limits.length > 0 && ' · '}
                  <a href={runbook_url} className={INLINE_LINK} aria-label={`What to do: ${title}`}>
                    What to do
                  </a>
                </p>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Panel>
  );
}

/** What is wrong now, what was, who is told, and what is watched. */
export function AlertsPage() {
  useTitle('Alerts');
  const show = knownWord(TABS, route.useSearch().show) ?? 'open';
  const navigate = route.useNavigate();
  return (
    <>
      <PageHeader
        title="Alerts"
        note="What needs somebody before customers notice. Told once, again while it lasts, and when it is over."
      />
      <Tabs
        label="Alerts"
        value={show}
        onChange={(value) => navigate({ search: value === 'open' ? {} : { show: value }, replace: true })}
        tabs={[
          { value: 'open', label: 'Open', content: <AlertList state="open" /> },
          { value: 'history', label: 'History', content: <AlertList state="resolved" /> },
          { value: 'destinations', label: 'Destinations', content: <AlertDestinations /> },
          { value: 'rules', label: 'What is watched', content: <Rules /> },
        ]}
      />
    </>
  );
}
