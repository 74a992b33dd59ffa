import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { Problem } from '../api/problem.ts';
import { mySubscriptionQuery } from '../api/subscriptions.ts';
import type { SubscriptionDetail } from '../api/types.ts';
import { TaxInPrice } from '../checkout/tax-in-price.tsx';
import { say } from '../languages/say.ts';
import { paths } from '../paths.ts';
import { Loaded } from '../shell/loaded.tsx';
import { NotFound } from '../shell/not-found.tsx';
import { Badge } from '../ui/badge.tsx';
import { Card, Panel } from '../ui/card.tsx';
import { type Fact, KeyValue } from '../ui/key-value.tsx';
import { Day } from '../ui/relative-time.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useTitle } from '../ui/use-title.ts';
import { gatewayTitle } from '../words/gateway-title.ts';
import { PriceTag } from '../words/price-tag.tsx';
import { SUBSCRIPTION_TONE } from '../words/status-tones.ts';
import { Charges } from './charges.tsx';
import { orderFact } from './order-fact.tsx';
import { SubscriptionActions } from './subscription-actions.tsx';
import { isUnderWay, isUnpaid, SubscriptionNews } from './subscription-news.tsx';

const route = getRouteApi('/site/account/account/subscriptions/$id');

/** While the gateway has not answered, the page looks again. */
const LOOK_AGAIN_MS = 4_000;

/** The date that matters next. */
function nextDate({ status, trial_ends_at, cancel_at, ended_at, current_period_end }: SubscriptionDetail): Fact {
  if (ended_at) return { label: say('Ended'), value: <Day at={ended_at} /> };
  if (status === 'trialing' && trial_ends_at) return { label: say('Trial ends'), value: <Day at={trial_ends_at} /> };
  if (status === 'cancel_scheduled') return { label: say('Ends'), value: <Day at={cancel_at ?? current_period_end} /> };
  if (status === 'active') return { label: say('Renews'), value: <Day at={current_period_end} /> };
  return { label: say('Paid until'), value: <Day at={current_period_end} /> };
}

function factsOf(subscription: SubscriptionDetail): Fact[] {
  const { gateway, created_at, order_id, total_minor, tax, currency } = subscription;
  return [
    {
      label: say('Price'),
      value: (
        <>
          <PriceTag billing="recurring" {...subscription} amount_minor={total_minor} />
          <TaxInPrice tax={tax} currency={currency} />
        </>
      ),
    },
    nextDate(subscription),
    { label: say('Paid with'), value: gatewayTitle(gateway) },
    { label: say('Since'), value: <Day at={created_at} /> },
    orderFact(order_id),
  ];
}

function SubscriptionView({ subscription }: { subscription: SubscriptionDetail }) {
  const { product_name, price_name, quantity, status, status_label, headline, charges } = subscription;
  const { consent, returned } = route.useSearch();
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-8">
      <div className="grid min-w-0 grid-cols-1 gap-5">
        <SubscriptionNews subscription={subscription} consent={consent} returned={returned !== undefined} />
        <Card
          as="article"
          aria-label={say('Subscription to {productName}', { productName: product_name })}
          className="p-5 sm:p-6"
        >
          <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
            <div className="min-w-0">
              <h2 className="font-semibold text-xl leading-snug">{product_name}</h2>
              <p className="text-[0.8125rem] text-ink-faint">
                {price_name}
                {quantity > 1 && ` × ${quantity}`}
              </p>
            </div>
            <Badge tone={SUBSCRIPTION_TONE[status]}>{status_label}</Badge>
          </div>
          {!isUnpaid(status) && <p className="mt-3 text-[0.9375rem] leading-relaxed">{headline}</p>}
          <SubscriptionActions subscription={subscription} />
        </Card>
        <Charges charges={charges} trialing={status === 'trialing'} />
      </div>
      <Panel title={say('Details')}>
        <KeyValue facts={factsOf(subscription)} />
      </Panel>
    </div>
  );
}

/** One subscription in its customer's own hands: how it stands, what was charged, what can be changed. */
export function SubscriptionPage() {
  const { id } = route.useParams();
  const { consent } = route.useSearch();
  const result = useQuery({
    ...mySubscriptionQuery(id),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data, consent) ? LOOK_AGAIN_MS : false),
  });
  useTitle(result.data && say('Subscription to {productName}', { productName: result.data.product_name }));
  if (result.error instanceof Problem && result.error.status === 404) return <NotFound />;
  return (
    <>
      <Link
        to={paths.accountSubscriptions}
        className="mb-4 inline-flex items-center gap-1.5 text-ink-soft text-sm hover:text-ink"
      >
        <ArrowLeft aria-hidden="true" className="size-4" /> {say('All subscriptions')}
      </Link>
      <Loaded result={result} waiting={<Skeleton className="h-96 rounded-card" />}>
        {(subscription) => <SubscriptionView subscription={subscription} />}
      </Loaded>
    </>
  );
}
