import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, type LinkProps } from '@tanstack/react-router';
import { SearchX } from 'lucide-react';
import { adminSearchQuery } from '../api/admin.ts';
import type { SearchHit } from '../api/types.ts';
import { paths } from '../paths.ts';
import { Loaded } from '../shell/loaded.tsx';
import { Badge } from '../ui/badge.tsx';
import { Card, Panel } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { useTitle } from '../ui/use-title.ts';
import { spoken } from '../words/phrases.ts';
import { SearchBox } from './search-box.tsx';

const route = getRouteApi('/admin/admin/search');

type Kind = SearchHit['kind'];

/** What each kind is called, and the page that shows one. */
const KINDS: Record<Kind, { title: string; page(hit: SearchHit): Pick<LinkProps, 'to' | 'params' | 'search'> }> = {
  customer: { title: 'Customers', page: ({ note }) => ({ to: paths.adminOrders, search: { q: note } }) },
  order: { title: 'Orders', page: ({ of }) => ({ to: paths.adminOrder, params: { id: of } }) },
  product: { title: 'Products', page: ({ of }) => ({ to: paths.adminProduct, params: { id: of } }) },
  payment: { title: 'Payments', page: ({ of }) => ({ to: paths.adminOrder, params: { id: of } }) },
  refund: { title: 'Refunds', page: ({ of }) => ({ to: paths.adminOrder, params: { id: of } }) },
  dispute: { title: 'Disputes', page: ({ of }) => ({ to: paths.adminDispute, params: { id: of } }) },
  subscription: { title: 'Subscriptions', page: ({ of }) => ({ to: paths.adminSubscription, params: { id: of } }) },
  fulfillment: { title: 'Deliveries', page: ({ of }) => ({ to: paths.adminFulfillment, params: { id: of } }) },
  license: { title: 'Licenses', page: ({ of }) => ({ to: paths.adminFulfillment, params: { id: of } }) },
  instance: { title: 'Instances', page: ({ of }) => ({ to: paths.adminInstance, params: { id: of } }) },
  task: { title: 'Tasks', page: ({ of }) => ({ to: paths.adminTask, params: { id: of } }) },
  event: { title: 'Webhook events', page: ({ of }) => ({ to: paths.adminEvent, params: { id: of } }) },
};

const HINT =
  'An order or any other id, an id of a gateway or provider, a license key, a host name, or the beginning of an e-mail address or name.';

/** What the shop knows by a text. */
export function SearchPage() {
  useTitle('Search');
  const { q } = route.useSearch();
  return (
    <>
      <PageHeader title="Search" note={q ? <>Found for “{q}”</> : HINT} />
      <SearchBox ofPage className="mb-5 sm:hidden" />
      {q && <Hits q={q} />}
    </>
  );
}

function Hits({ q }: { q: string }) {
  return (
    <Loaded result={useQuery(adminSearchQuery(q))}>
      {(items) =>
        items.length === 0 ? (
          <Card>
            <EmptyState icon={<SearchX />} title="Nothing is known by that">
              {HINT}
            </EmptyState>
          </Card>
        ) : (
          <div className="grid gap-6">
            {[...Map.groupBy(items, ({ kind }) => kind)].map(([kind, hits]) => (
              <Panel key={kind} title={KINDS[kind].title} flush>
                <ul className="divide-y divide-line">
                  {hits.map((hit) => (
                    <Hit key={hit.id} hit={hit} />
                  ))}
                </ul>
              </Panel>
            ))}
          </div>
        )
      }
    </Loaded>
  );
}

function Hit({ hit }: { hit: SearchHit }) {
  const { kind, title, note, status } = hit;
  return (
    <li className="relative flex flex-wrap items-center gap-x-3 gap-y-1 px-5 py-3 transition-colors hover:bg-sunken/60 sm:px-6">
      <Link
        {...KINDS[kind].page(hit)}
        className="min-w-0 font-medium text-sm [overflow-wrap:anywhere] after:absolute after:inset-0"
      >
        {title}
      </Link>
      <span className="min-w-0 text-[0.8125rem] text-ink-faint [overflow-wrap:anywhere]">{note}</span>
      {status && (
        <Badge tone="quiet" className="ml-auto">
          {spoken(status)}
        </Badge>
      )}
    </li>
  );
}
