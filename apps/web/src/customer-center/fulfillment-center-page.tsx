import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { PackageOpen } from 'lucide-react';
import { myInstallationsQuery } from '../api/installations.ts';
import { myFulfillmentsQuery } from '../api/shop.ts';
import type { Fulfillment } from '../api/types.ts';
import { say } from '../languages/say.ts';
import { paths } from '../paths.ts';
import { Paged } from '../shell/loaded.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { useTitle } from '../ui/use-title.ts';
import { FulfillmentStatusCard } from './fulfillment-status-card.tsx';

/** While something is under way, the page looks again now and then. */
const LOOK_AGAIN_MS = 5_000;
const UNDER_WAY = ['queued', 'processing'];

/** It goes on by itself: by our work, when the records it waits for are seen, or when what replaces it is there. */
const isUnderWay = ({ status, ask, move }: Fulfillment) =>
  UNDER_WAY.includes(status) || ask?.records !== undefined || move?.status === 'preparing';

const ASIDE_LINK = 'inline-block py-1 font-medium text-ink-soft underline-offset-4 hover:text-ink hover:underline';

/** Where a delivery is an installation: the page on which it is looked after. */
function ToInstallation({ fulfillmentId }: { fulfillmentId: string }) {
  const pages = useInfiniteQuery(myInstallationsQuery).data?.pages ?? [];
  const installation = pages
    .flatMap(({ items }) => items)
    .find(({ fulfillment_id }) => fulfillment_id === fulfillmentId);
  if (!installation) return null;
  return (
    <Link to={paths.accountInstallation} params={{ id: installation.id }} className={ASIDE_LINK}>
      {say('Manage the installation')}
    </Link>
  );
}

/** Everything that was bought and how it stands: the fulfillment center. */
export function FulfillmentCenterPage() {
  useTitle(say('Your software'));
  const result = useInfiniteQuery({
    ...myFulfillmentsQuery,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(isUnderWay)) ? LOOK_AGAIN_MS : false,
  });
  return (
    <Paged
      result={result}
      empty={
        <EmptyState
          icon={<PackageOpen />}
          title={say('Nothing here yet')}
          action={
            <Button asChild variant="primary">
              <Link to={paths.home}>{say('See all products')}</Link>
            </Button>
          }
        >
          {say('What you buy appears here, with everything you need to use it.')}
        </EmptyState>
      }
    >
      {(fulfillments) => (
        <div className="grid gap-5 lg:grid-cols-2">
          {fulfillments.map((fulfillment) => (
            <FulfillmentStatusCard
              key={fulfillment.id}
              fulfillment={fulfillment}
              order={{ id: fulfillment.order_id, token: undefined }}
              aside={
                <span className="flex flex-wrap gap-x-5 gap-y-1">
                  <ToInstallation fulfillmentId={fulfillment.id} />
                  <Link to={paths.order} params={{ id: fulfillment.order_id }} className={ASIDE_LINK}>
                    {say('See the order')}
                  </Link>
                </span>
              }
            />
          ))}
        </div>
      )}
    </Paged>
  );
}
