import { useQuery } from '@tanstack/react-query';
import { Link, type LinkProps } from '@tanstack/react-router';
import { FULFILLMENT_LABEL, FulfillmentStatus } from '@vozex/domain';
import type { ReactNode } from 'react';
import { overviewQuery } from '../../api/admin.ts';
import type { Overview } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Panel } from '../../ui/card.tsx';
import { classes } from '../../ui/classes.ts';
import { Money } from '../../ui/money.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { gatewayTitle } from '../../words/gateway-title.ts';
import { counted } from '../../words/phrases.ts';
import { FULFILLMENT_TONE } from '../../words/status-tones.ts';
import { DeliveryCharts, DeliveryFigures } from './deliveries.tsx';
import { Figure } from './figure.tsx';
import { RangePicker, useReportSearch } from './range-picker.tsx';
import { SalesCharts, SalesFigures } from './sales.tsx';
import { WorkCharts } from './work.tsx';

type Concern = {
  count: number;
  text: string;
  note?: ReactNode;
  link: Pick<LinkProps, 'to' | 'search'>;
  grave?: boolean;
};

/** What waits for a person, gravest first. */
function concernsOf(overview: Overview): Concern[] {
  const { held_payments, quarantined_events, overdue_tasks, open_tasks } = overview;
  const { unpaid_subscriptions, subscription_problems, open_disputes, next_dispute_deadline } = overview;
  return [
    {
      count: open_disputes,
      text: `${counted(open_disputes, 'open dispute')}`,
      note: next_dispute_deadline && (
        <>
          first answer due <RelativeTime at={next_dispute_deadline} />
        </>
      ),
      link: { to: paths.adminDisputes },
      grave: next_dispute_deadline !== null,
    },
    {
      count: overdue_tasks,
      text: `${counted(overdue_tasks, 'task')} overdue`,
      link: { to: paths.adminTasks },
      grave: true,
    },
    {
      count: overview.failures,
      text: `${counted(overview.failures, 'delivery', 'deliveries')} failed`,
      link: { to: paths.adminBench },
      grave: true,
    },
    {
      count: overview.held_masses,
      text: `${counted(overview.held_masses, 'mass', 'masses')} of changes held by the guard`,
      link: { to: paths.adminBench },
      grave: true,
    },
    { count: held_payments, text: `${counted(held_payments, 'payment')} held back`, link: { to: paths.adminPayments } },
    {
      count: quarantined_events,
      text: `${counted(quarantined_events, 'webhook event')} in quarantine`,
      link: { to: paths.adminEvents, search: { status: 'quarantined' } },
    },
    {
      count: open_tasks - overdue_tasks,
      text: `${counted(open_tasks - overdue_tasks, 'open task')} in time`,
      link: { to: paths.adminTasks },
    },
    {
      count: unpaid_subscriptions,
      text: `${counted(unpaid_subscriptions, 'subscription')} unpaid`,
      link: { to: paths.adminSubscriptions, search: { concern: 'unpaid' } },
    },
    {
      count: subscription_problems,
      text: `${counted(subscription_problems, 'subscription')} with a problem`,
      link: { to: paths.adminSubscriptions, search: { concern: 'problem' } },
    },
    ...overview.gateway_warnings.map(({ gateway, level, detail, fix }) => ({
      count: 1,
      text: `${gatewayTitle(gateway)}: ${detail}`,
      note: fix,
      link: { to: paths.adminGateways },
      grave: level === 'error',
    })),
  ].filter(({ count }) => count > 0);
}

function Concerns({ overview }: { overview: Overview }) {
  const concerns = concernsOf(overview).toSorted(
    (one, other) => Number(other.grave ?? false) - Number(one.grave ?? false),
  );
  if (concerns.length === 0) return <p className="px-6 py-5 text-ink-soft text-sm">Nothing waits for you.</p>;
  return (
    <ul className="divide-y divide-line">
      {concerns.map(({ text, note, link, grave }) => (
        <li
          key={text}
          className="relative flex items-center gap-3 px-5 py-3.5 transition-colors hover:bg-sunken/60 sm:px-6"
        >
          <span aria-hidden="true" className={classes('size-2 shrink-0 rounded-full', grave ? 'bg-bad' : 'bg-warn')} />
          <Link {...link} className="flex-1 font-medium text-sm after:absolute after:inset-0">
            {text}
            {note && <span className="font-normal text-ink-faint"> · {note}</span>}
          </Link>
          <span aria-hidden="true" className="text-ink-faint">
            →
          </span>
        </li>
      ))}
    </ul>
  );
}

/** How the shop does over time, with what it is compared to. */
function Reports() {
  const { days } = useReportSearch();
  return (
    <section aria-labelledby="reports" className="mt-10 grid gap-6">
      <header className="flex flex-wrap items-end justify-between gap-4">
        <div>
          <h2 id="reports" className="font-semibold text-xl">
            {days === '365' ? 'The last year' : `The last ${days} days`}
          </h2>
          <p className="mt-0.5 text-[0.8125rem] text-ink-faint">
            Days are days in UTC, today included; before means the same number of days before
          </p>
        </div>
        <RangePicker />
      </header>
      <div className="grid grid-cols-2 gap-4 lg:grid-cols-4">
        <SalesFigures />
        <DeliveryFigures />
      </div>
      <SalesCharts />
      <DeliveryCharts />
      <WorkCharts />
    </section>
  );
}

/** The day at a glance: what came in, what waits, how the deliveries stand; then how it went over time. */
export function OverviewPage() {
  useTitle('Overview');
  return (
    <>
      <PageHeader title="Overview" />
      <Loaded result={useQuery(overviewQuery)}>
        {(overview) => (
          <div className="grid gap-6">
            <div className="grid grid-cols-2 gap-4 lg:grid-cols-4">
              <Figure label="Orders today">{overview.orders_today}</Figure>
              <Figure
                label="Paid today"
                note={overview.paid_today.slice(1).map((money) => (
                  <span key={money.currency} className="mr-2">
                    + <Money {...money} />
                  </span>
                ))}
              >
                {overview.paid_today[0] ? <Money {...overview.paid_today[0]} /> : '–'}
              </Figure>
              <Figure
                label="Open tasks"
                note={overview.overdue_tasks > 0 ? `${overview.overdue_tasks} overdue` : undefined}
              >
                {overview.open_tasks}
              </Figure>
              <Figure label="Delivered and running">{overview.fulfillments.active ?? 0}</Figure>
            </div>
            <div className="grid items-start gap-6 lg:grid-cols-2">
              <Panel title="Waits for you" flush>
                <Concerns overview={overview} />
              </Panel>
              <Panel title="Deliveries by status" flush>
                <ul className="divide-y divide-line">
                  {FulfillmentStatus.options.map((status) => (
                    <li
                      key={status}
                      className="relative flex items-center justify-between px-5 py-3 transition-colors hover:bg-sunken/60 sm:px-6"
                    >
                      <Link to={paths.adminFulfillments} search={{ status }} className="after:absolute after:inset-0">
                        <Badge tone={FULFILLMENT_TONE[status]}>{FULFILLMENT_LABEL[status]}</Badge>
                      </Link>
                      <span className="font-medium text-sm tabular-nums">{overview.fulfillments[status] ?? 0}</span>
                    </li>
                  ))}
                </ul>
              </Panel>
            </div>
          </div>
        )}
      </Loaded>
      <Reports />
    </>
  );
}
