import { useInfiniteQuery } from '@tanstack/react-query';
import { Repeat } from 'lucide-react';
import { mySubscriptionsQuery } from '../api/subscriptions.ts';
import { say } from '../languages/say.ts';
import { Paged } from '../shell/loaded.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { useTitle } from '../ui/use-title.ts';
import { SubscriptionCard } from './subscription-card.tsx';

export function SubscriptionsPage() {
  useTitle(say('Subscriptions'));
  return (
    <Paged
      result={useInfiniteQuery(mySubscriptionsQuery)}
      empty={<EmptyState icon={<Repeat />} title={say('No subscriptions yet')} />}
    >
      {(subscriptions) => (
        <div className="grid items-start gap-5 lg:grid-cols-2">
          {subscriptions.map((subscription) => (
            <SubscriptionCard key={subscription.id} subscription={subscription} />
          ))}
        </div>
      )}
    </Paged>
  );
}
