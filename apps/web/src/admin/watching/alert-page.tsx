import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, type LinkProps } from '@tanstack/react-router';
import { BookOpen } from 'lucide-react';
import { alertQuery } from '../../api/alerts.ts';
import type { Alert } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/card.tsx';
import { type Fact, KeyValue } from '../../ui/key-value.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DateTime } from '../../ui/relative-time.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { actorTitle } from '../../words/actor.ts';
import { spoken } from '../../words/phrases.ts';
import { BackLink, INLINE_LINK } from '../back-link.tsx';
import { AlertActions } from './alert-actions.tsx';
import { AlertTellings } from './alert-tellings.tsx';
import { SeverityBadge, StateBadge } from './alert-words.tsx';
import { LinkedIds } from './linked-ids.tsx';

const route = getRouteApi('/admin/admin/alerts/$id');

/** Where the things an alert names can be seen. */
const THINGS: Record<string, LinkProps['to']> = {
  fulfillment_id: paths.adminFulfillment,
  task_id: paths.adminTask,
  webhook_event_id: paths.adminEvent,
  instance_id: paths.adminInstance,
};

function detailsOf({ detail }: Alert): Fact[] {
  return Object.entries(detail).flatMap(([name, value]) => {
    if (value === null || value === undefined) return [];
    const text = Array.isArray(value) ? value.join(', ') : String(value);
    const to = THINGS[name];
    const shown = to ? (
      <Link to={to} params={{ id: text }} className={INLINE_LINK}>
        See {spoken(name.replace(/_id$/, '')).toLowerCase()}
      </Link>
    ) : (
      <LinkedIds text={text} />
    );
    return [{ label: spoken(name), value: shown }];
  });
}

function standing(alert: Alert): Fact[] {
  const { acknowledged_at, acknowledged_by, snoozed_until, snoozed_by, resolved_at, healing_since } = alert;
  return [
    { label: 'Since', value: <DateTime at={alert.opened_at} /> },
    { label: 'Last seen', value: <DateTime at={alert.seen_at} /> },
    ...(healing_since ? [{ label: 'Not so since', value: <DateTime at={healing_since} /> }] : []),
    ...(resolved_at ? [{ label: 'Over', value: <DateTime at={resolved_at} /> }] : []),
    ...(acknowledged_at && acknowledged_by
      ? [
          {
            label: 'Acknowledged',
            value: (
              <>
                {actorTitle(acknowledged_by)}, <DateTime at={acknowledged_at} />
              </>
            ),
          },
        ]
      : []),
    ...(snoozed_until && snoozed_by
      ? [
          {
            label: 'Snoozed until',
            value: (
              <>
                <DateTime at={snoozed_until} />, by {actorTitle(snoozed_by)}
              </>
            ),
          },
        ]
      : []),
  ];
}

/** One alert: what it means, what is known, who was told. */
export function AlertPage() {
  const { id } = route.useParams();
  const result = useQuery(alertQuery(id));
  useTitle(result.data?.title ?? 'Alert');
  return (
    <Loaded result={result}>
      {(alert) => (
        <>
          <PageHeader
            back={<BackLink to={paths.adminAlerts}>Alerts</BackLink>}
            title={alert.title}
            note={alert.summary}
            actions={<AlertActions alert={alert} />}
          />
          <div className="grid gap-6">
            <Panel
              title={
                <span className="flex flex-wrap items-center gap-2.5">
                  What it means <SeverityBadge {...alert} /> <StateBadge {...alert} />
                </span>
              }
              actions={
                <Button asChild>
                  <a href={alert.runbook_url}>
                    <BookOpen aria-hidden="true" className="size-4" /> What to do
                  </a>
                </Button>
              }
            >
              <p className="mb-5 max-w-prose text-ink-soft text-sm">{alert.about}</p>
              <KeyValue columns facts={[...standing(alert), ...detailsOf(alert)]} />
            </Panel>
            <AlertTellings tellings={alert.tellings} />
          </div>
        </>
      )}
    </Loaded>
  );
}
