import { useQuery } from '@tanstack/react-query';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { driversQuery } from '../../api/admin.ts';
import { benchQuery, causesQuery } from '../../api/bench.ts';
import type { Bench, BenchWaiting, DeadLetterCause } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Panel } from '../../ui/card.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { type Column, ROW_LINK, Table } from '../../ui/table.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { actorTitle } from '../../words/actor.ts';
import { counted, spokenCode } from '../../words/phrases.ts';
import { INLINE_LINK } from '../back-link.tsx';

const COLUMNS: Column<DeadLetterCause & { title: string }>[] = [
  {
    key: 'code',
    label: 'Cause',
    lead: true,
    cell: ({ driver, provider, code, voices }) => (
      <>
        <Link to={paths.adminBenchCause} search={{ driver, provider, code }} className={ROW_LINK}>
          <code className="font-mono text-[0.8125rem] text-bad">{code}</code>
        </Link>
        <span className="mt-0.5 block max-w-prose font-normal text-[0.8125rem] text-ink-soft">{voices.operator}</span>
      </>
    ),
  },
  {
    key: 'driver',
    label: 'Delivered by',
    cell: ({ title, provider }) => <Through title={title} provider={provider} />,
  },
  { key: 'first', label: 'First', cell: ({ first_at }) => <RelativeTime at={first_at} /> },
  { key: 'last', label: 'Last', cell: ({ last_at }) => <RelativeTime at={last_at} /> },
  {
    key: 'count',
    label: 'Deliveries',
    end: true,
    cell: ({ count, snoozed }) => (
      <>
        {count}
        {snoozed > 0 && <span className="block whitespace-nowrap text-ink-faint text-xs">{snoozed} snoozed</span>}
      </>
    ),
  },
];

function Through({ title, provider }: { title: string; provider: string }) {
  return (
    <>
      {title}
      {provider !== 'vozex' && (
        <span className="block text-ink-faint text-xs [overflow-wrap:anywhere]">{provider}</span>
      )}
    </>
  );
}

function Failures({ bench }: { bench: Bench }) {
  const drivers = useQuery(driversQuery).data;
  const { count, snoozed } = bench.failures;
  const note = count === 0 ? undefined : 'Mend a cause, then retry everything that fell to it.';
  return (
    <Panel title={`Failed deliveries (${count})`} note={note} flush>
      <Loaded result={useQuery(causesQuery)}>
        {(causes) =>
          causes.length === 0 ? (
            <Nothing>No delivery has failed.</Nothing>
          ) : (
            <>
              <Table
                caption="Failed deliveries by their cause"
                columns={COLUMNS}
                rows={causes.map((cause) => ({
                  ...cause,
                  title: drivers?.find(({ driver }) => driver === cause.driver)?.title ?? cause.driver,
                }))}
                rowKey={({ driver, provider, code }) => `${driver} ${provider} ${code}`}
              />
              {snoozed > 0 && (
                <p className="border-line border-t px-5 py-3 text-[0.8125rem] text-ink-faint sm:px-6">
                  {counted(snoozed, 'delivery', 'deliveries')} snoozed.
                </p>
              )}
            </>
          )
        }
      </Loaded>
    </Panel>
  );
}

function Nothing({ children }: { children: ReactNode }) {
  return <p className="px-5 py-4 text-ink-faint text-sm sm:px-6">{children}</p>;
}

type Item = { id: string; title: string; note?: ReactNode; aside?: ReactNode; link: Pick<LinkProps, 'to' | 'params'> };

/** One kind of thing that waits: its first few, and where the rest is. */
function Waiting({
  title,
  count,
  items,
  empty,
  rest,
}: {
  title: string;
  count: number;
  items: Item[];
  empty: string;
  rest?: Pick<LinkProps, 'to' | 'search'>;
}) {
  const more = rest && count > 0 && (
    <Link {...rest} className={`${INLINE_LINK} text-sm`}>
      See all<span className="sr-only"> of {title}</span>
    </Link>
  );
  return (
    <Panel title={`${title} (${count})`} actions={more} flush>
      {items.length === 0 ? (
        <Nothing>{empty}</Nothing>
      ) : (
        <ul className="divide-y divide-line">
          {items.map(({ id, title: name, note, aside, link }) => (
            <li key={id} className="relative px-5 py-3 text-sm transition-colors hover:bg-sunken/60 sm:px-6">
              <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                <Link {...link} className="font-medium [overflow-wrap:anywhere] after:absolute after:inset-0">
                  {name}
                </Link>
                <span className="text-[0.8125rem] text-ink-faint">{aside}</span>
              </div>
              {note && <p className="mt-0.5 line-clamp-2 text-[0.8125rem] text-ink-soft">{note}</p>}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

const itemsOf = ({ items }: BenchWaiting, to: (id: string) => Item['link'], word = ''): Item[] =>
  items.map(({ id, title, note, at }) => ({
    id,
    title,
    note: note && spokenCode(note),
    aside: at && (
      <>
        {word} <RelativeTime at={at} />
      </>
    ),
    link: to(id),
  }));

/** Where an operator's morning begins: everything that needs a person, gravest first, each leading to its own screen. */
export function BenchPage() {
  useTitle('Work bench');
  return (
    <>
      <PageHeader title="Work bench" note="Everything that needs a person." />
      <Loaded result={useQuery(benchQuery)}>
        {(bench) => (
          <div className="grid gap-6">
            {bench.held_masses.count > 0 && <Masses bench={bench} />}
            <Failures bench={bench} />
            <div className="grid items-start gap-6 lg:grid-cols-2 [&>*]:min-w-0">
              <Waiting
                title="Overdue tasks"
                {...bench.overdue_tasks}
                items={itemsOf(bench.overdue_tasks, (id) => ({ to: paths.adminTask, params: { id } }), 'due')}
                empty="Every task is in time."
                rest={{ to: paths.adminTasks }}
              />
              <Waiting
                title="Disputes to answer"
                {...bench.disputes_due}
                items={itemsOf(bench.disputes_due, (id) => ({ to: paths.adminDispute, params: { id } }), 'due')}
                empty="No dispute waits for an answer."
                rest={{ to: paths.adminDisputes }}
              />
              <Waiting
                title="Held payments"
                {...bench.held_payments}
                items={itemsOf(bench.held_payments, () => ({ to: paths.adminPayments }))}
                empty="Every payment fits its order."
                rest={{ to: paths.adminPayments, search: { status: 'held' } }}
              />
              <Waiting
                title="Refunds that failed"
                {...bench.failed_refunds}
                items={itemsOf(bench.failed_refunds, (id) => ({ to: paths.adminOrder, params: { id } }))}
                empty="Every refund arrived."
                rest={{ to: paths.adminRefunds, search: { status: 'failed' } }}
              />
              <Waiting
                title="Outcomes being asked after"
                count={bench.asked_after.count}
                items={bench.asked_after.items.map(({ id, product_name, customer, detail, next_look_at }) => ({
                  id,
                  title: `${product_name} for ${customer.name || customer.email}`,
                  note: detail,
                  aside: (
                    <>
                      next look <RelativeTime at={next_look_at} />
                    </>
                  ),
                  link: { to: paths.adminFulfillment, params: { id } },
                }))}
                empty="The outcome of every call is known."
              />
              <Waiting
                title="Events in quarantine"
                {...bench.quarantined_events}
                items={itemsOf(bench.quarantined_events, (id) => ({ to: paths.adminEvent, params: { id } }))}
                empty="Every event could be read."
                rest={{ to: paths.adminEvents, search: { status: 'quarantined' } }}
              />
            </div>
          </div>
        )}
      </Loaded>
    </>
  );
}

function Masses({ bench }: { bench: Bench }) {
  return (
    <Panel
      title="Held by the guard"
      note="More than usual was to be suspended or cancelled. Everything runs on until a second person decides."
      flush
    >
      <ul className="divide-y divide-line">
        {bench.held_masses.items.map(({ id, title, note, at }) => (
          <li key={id} className="relative flex flex-wrap items-center gap-x-4 gap-y-1 px-5 py-3.5 text-sm sm:px-6">
            <Badge tone="bad">Held</Badge>
            <Link to={paths.adminGuardBatch} params={{ id }} className="font-medium after:absolute after:inset-0">
              {counted(Number(note), 'delivery', 'deliveries')}, caused by {actorTitle(title)}
            </Link>
            <span className="text-[0.8125rem] text-ink-faint">{at && <RelativeTime at={at} />}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
