import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { FULFILLMENT_LABEL } from '@vozex/domain';
import { Inbox } from 'lucide-react';
import { driversQuery } from '../../api/admin.ts';
import { causesQuery, deadLettersQuery } from '../../api/bench.ts';
import type { DeadLetter, DeadLetterCause } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { Loaded, Paged } from '../../shell/loaded.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Panel } from '../../ui/card.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { actorTitle } from '../../words/actor.ts';
import { counted } from '../../words/phrases.ts';
import { FULFILLMENT_TONE } from '../../words/status-tones.ts';
import { BackLink, INLINE_LINK } from '../back-link.tsx';
import { JsonBlock } from '../json-block.tsx';
import { OrderLink } from '../order-link.tsx';
import { BenchActions } from './bench-actions.tsx';

const route = getRouteApi('/admin/admin/bench/cause');

const VOICES = [
  { whose: 'operator', title: 'What you do' },
  { whose: 'customer', title: 'What the customer may read' },
  { whose: 'developer', title: 'What a developer looks for' },
] as const;

function Voices({ voices }: Pick<DeadLetterCause, 'voices'>) {
  return (
    <dl className="grid gap-4 rounded-card border border-line bg-surface px-5 py-4 text-sm shadow-low sm:grid-cols-3 sm:px-6">
      {VOICES.map(({ whose, title }) => (
        <div key={whose} className="min-w-0">
          <dt className="mb-1 text-ink-faint text-xs">{title}</dt>
          <dd className="leading-relaxed [overflow-wrap:anywhere]">{voices[whose]}</dd>
        </div>
      ))}
    </dl>
  );
}

function Letter({ letter }: { letter: DeadLetter }) {
  const { id, order_id, product_name, customer, status, detail, attempts, failed_at, report } = letter;
  const { snoozed_until, snoozed_by, snoozed_because, task_id } = letter;
  return (
    <li className="px-5 py-4 text-sm sm:px-6">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1">
          <Link to={paths.adminFulfillment} params={{ id }} className="font-medium underline-offset-4 hover:underline">
            {product_name} for {customer.name || customer.email}
          </Link>
          <Badge tone={FULFILLMENT_TONE[status]}>{FULFILLMENT_LABEL[status]}</Badge>
        </p>
        <p className="text-[0.8125rem] text-ink-faint">
          {counted(attempts, 'attempt')}, <RelativeTime at={failed_at} />
        </p>
      </div>
      {detail && <p className="mt-1 text-ink-soft [overflow-wrap:anywhere]">{detail}</p>}
      {snoozed_until && (
        <p className="mt-1 text-[0.8125rem] text-ink-faint">
          Snoozed until <RelativeTime at={snoozed_until} /> by {actorTitle(snoozed_by ?? '')}: {snoozed_because}
        </p>
      )}
      <p className="mt-1 flex flex-wrap gap-x-4 text-[0.8125rem]">
        <OrderLink id={order_id} />
        {task_id && (
          <Link to={paths.adminTask} params={{ id: task_id }} className={INLINE_LINK}>
            See task
          </Link>
        )}
      </p>
      <details className="mt-2.5">
        <summary className="w-fit rounded font-medium text-[0.8125rem] text-ink-soft hover:text-ink">
          For the developer: what was sent and answered
        </summary>
        <div className="mt-2.5 grid gap-2">
          <JsonBlock label={`Details of ${id}`} value={report} />
          <div>
            <CopyButton text={report} what="details" />
          </div>
        </div>
      </details>
      <div className="mt-3 flex flex-wrap gap-2">
        <BenchActions target={{ count: 1, ids: [id] }} small />
      </div>
    </li>
  );
}

/** One cause of failures: what it means to whom, everything that fell to it, and what can be done about all of it. */
export function BenchCausePage() {
  const { driver = '', provider = '', code = '' } = route.useSearch();
  const cause = { driver, provider, code };
  useTitle(`${code} on the work bench`);
  const records = useInfiniteQuery(deadLettersQuery(cause));
  const title = useQuery(driversQuery).data?.find((one) => one.driver === driver)?.title ?? driver;
  return (
    <Loaded result={useQuery(causesQuery)}>
      {(causes) => {
        const found = causes.find((one) => one.driver === driver && one.provider === provider && one.code === code);
        const count = found ? found.count + found.snoozed : 0;
        return (
          <>
            <PageHeader
              back={<BackLink to={paths.adminBench}>Work bench</BackLink>}
              title={code || 'A cause of failures'}
              note={provider === 'vozex' ? title : `${title}: ${provider}`}
              actions={found && <BenchActions target={{ count, cause }} />}
            />
            <div className="grid gap-6">
              {found && <Voices voices={found.voices} />}
              <Panel title={counted(count, 'delivery', 'deliveries')} flush>
                <Paged
                  result={records}
                  empty={
                    <EmptyState icon={<Inbox />} title="Nothing fails for this cause any more">
                      What was retried is on its way; its history is with each delivery.
                    </EmptyState>
                  }
                >
                  {(letters) => (
                    <ul className="divide-y divide-line">
                      {letters.map((letter) => (
                        <Letter key={letter.id} letter={letter} />
                      ))}
                    </ul>
                  )}
                </Paged>
              </Panel>
            </div>
          </>
        );
      }}
    </Loaded>
  );
}
