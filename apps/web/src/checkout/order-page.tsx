import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { sessionQuery } from '../api/accounts.ts';
import { Problem } from '../api/problem.ts';
import { completeOrder, type OrderKey, orderQuery } from '../api/shop.ts';
import { mySubscriptionQuery } from '../api/subscriptions.ts';
import type { Order } from '../api/types.ts';
import { FulfillmentStatusCard } from '../customer-center/fulfillment-status-card.tsx';
import { SubscriptionCard } from '../customer-center/subscription-card.tsx';
import { say } from '../languages/say.ts';
import { Loaded } from '../shell/loaded.tsx';
import { NotFound } from '../shell/not-found.tsx';
import { Badge } from '../ui/badge.tsx';
import { Card, Panel } from '../ui/card.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { KeyValue } from '../ui/key-value.tsx';
import { Money } from '../ui/money.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { DateTime } from '../ui/relative-time.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { useTitle } from '../ui/use-title.ts';
import { ORDER_TONE } from '../words/status-tones.ts';
import { KeepInAccount } from './keep-in-account.tsx';
import { isOnItsWay, OrderProgress, progressSentence } from './order-progress.tsx';
import { PayAgain } from './pay-again.tsx';
import { pollInterval } from './poll-interval.ts';
import { ReceiptLines } from './receipt-lines.tsx';

const route = getRouteApi('/site/orders/$id');

/** Asks once, on coming back from the gateway, how the payment went; the order is read again with the answer. */
function useCompletion(key: OrderKey, returned: boolean, gatewayCheckoutId: string | undefined) {
  const queryClient = useQueryClient();
  const completion = useMutation({
    mutationFn: () => completeOrder(key, gatewayCheckoutId),
    onSettled: () => queryClient.invalidateQueries({ queryKey: orderQuery(key).queryKey }),
  });
  const asked = useRef(false);
  useEffect(() => {
    if (!returned || asked.current) return;
    asked.current = true;
    completion.mutate();
  }, [returned, completion.mutate]);
  return completion;
}

/** An order as its buyer sees it: what was paid, and how far each delivery is. Moves by itself. */
export function OrderPage() {
  const { id } = route.useParams();
  const { token, returned, cancelled, gateway_checkout_id } = route.useSearch();
  const key: OrderKey = { id, token };
  const completion = useCompletion(key, returned === '1', gateway_checkout_id);
  const result = useQuery({
    ...orderQuery(key),
    refetchInterval: ({ state }) => (state.data ? pollInterval(state.data, state.dataUpdateCount) : false),
  });
  useTitle(say('Your order'));
  if (result.error instanceof Problem && result.error.status === 404) return <NotFound />;
  return (
    <Loaded result={result} waiting={<Skeleton className="h-96 rounded-card" />}>
      {(order) => (
        <OrderView
          order={order}
          orderKey={key}
          checking={completion.isPending}
          cameBackUnpaid={cancelled === '1'}
          justReturned={returned === '1'}
        />
      )}
    </Loaded>
  );
}

type OrderViewProps = {
  order: Order;
  orderKey: OrderKey;
  checking: boolean;
  cameBackUnpaid: boolean;
  justReturned: boolean;
};

function OrderView({ order, orderKey, checking, cameBackUnpaid, justReturned }: OrderViewProps) {
  const unpaid = order.status === 'pending' || order.status === 'expired' || order.status === 'cancelled';
  const title = order.paid_at
    ? say('Thank you, {name}', { name: order.customer.name.split(' ', 1).join() })
    : cameBackUnpaid && unpaid
      ? say('Not paid')
      : say('Your order');
  return (
    <>
      <PageHeader
        title={title}
        badge={<Badge tone={ORDER_TONE[order.status]}>{order.status_label}</Badge>}
        note={order.paid_at ? say('Your receipt goes to {email}.', { email: order.customer.email }) : undefined}
      />
      <p aria-live="polite" className="sr-only">
        {progressSentence(order)}
      </p>
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-8">
        <div className="grid min-w-0 grid-cols-1 gap-5">
          <PaymentState
            order={order}
            orderKey={orderKey}
            checking={checking}
            cameBackUnpaid={cameBackUnpaid}
            justReturned={justReturned}
          />
          {!unpaid && isOnItsWay(order) && (
            <Card className="px-5 py-4 sm:px-6">
              <OrderProgress order={order} />
            </Card>
          )}
          {order.items.map((item) =>
            item.fulfillments.map((fulfillment) => (
              <FulfillmentStatusCard key={fulfillment.id} fulfillment={fulfillment} order={orderKey} />
            )),
          )}
          <ForTheAccount order={order} />
        </div>
        <Receipt order={order} />
      </div>
    </>
  );
}

/** What goes on after the order: its subscriptions, for whom they belong to; for a guest, the way to an account. */
function ForTheAccount({ order }: { order: Order }) {
  const session = useQuery(sessionQuery).data;
  const begun = order.items.flatMap(({ subscription_id }) => subscription_id ?? []);
  if (!session || !order.paid_at) return null;
  if (!session.user) return <KeepInAccount email={order.customer.email} subscriptionId={begun[0]} />;
  return begun.map((id) => <OwnSubscription key={id} id={id} />);
}

/** Nothing for who is signed in as somebody else and holds the order's link. */
function OwnSubscription({ id }: { id: string }) {
  const { data } = useQuery(mySubscriptionQuery(id));
  return data ? <SubscriptionCard subscription={data} /> : null;
}

/** What stands between the order and its deliveries, where anything does. */
function PaymentState({ order, orderKey, checking, cameBackUnpaid, justReturned }: OrderViewProps) {
  if (order.problem) {
    return (
      <Notice tone="warn" title={order.status_label}>
        {order.problem.text}
        {order.pay_again_url && <PayAgain order={order} orderKey={orderKey} />}
      </Notice>
    );
  }
  if (order.status === 'pending' && (checking || (justReturned && !cameBackUnpaid))) {
    return (
      <Notice tone="busy" title={say('Waiting for the confirmation of your payment')}>
        <span className="inline-flex items-center gap-2">
          <Spinner />{' '}
          {say('{gateway} usually confirms within seconds. This page moves on by itself.', {
            gateway: order.payment_gateway_title,
          })}
        </span>
      </Notice>
    );
  }
  if (order.status === 'pending' || order.status === 'expired' || order.status === 'cancelled') {
    return (
      <Notice tone="warn" title={say('This order has not been paid')}>
        {say('Nothing was charged, and nothing is delivered until it is paid.')}
        {order.pay_again_url && <PayAgain order={order} orderKey={orderKey} />}
      </Notice>
    );
  }
  return null;
}

function Receipt({ order }: { order: Order }) {
  return (
    <Panel title={say('Receipt')}>
      <ul className="grid gap-3 text-sm">
        {order.items.map((item) => (
          <li key={item.id} className="flex items-baseline justify-between gap-4">
            <span className="min-w-0">
              <span className="font-medium">{item.product_name}</span>
              <span className="block text-[0.8125rem] text-ink-faint">
                {item.path && `${item.path.title} · `}
                {item.price_name}
                {item.quantity > 1 && ` × ${item.quantity}`}
              </span>
            </span>
            <Money {...item.total} />
          </li>
        ))}
        <ReceiptLines order={order} pricedMinor={order.items.reduce((sum, { total }) => sum + total.amount_minor, 0)} />
      </ul>
      <div className="mt-4 flex items-baseline justify-between border-line border-t pt-3.5 font-semibold">
        <span>{say('Total')}</span>
        <Money {...order.total} />
      </div>
      <div className="mt-5 border-line border-t pt-4">
        <KeyValue
          facts={[
            { label: say('Paid with'), value: order.payment_gateway_title },
            {
              label: order.paid_at ? say('Paid') : say('Ordered'),
              value: <DateTime at={order.paid_at ?? order.created_at} />,
            },
            { label: say('For'), value: order.customer.email },
            ...(order.imported ? [{ label: say('Number in our earlier shop'), value: order.imported.number }] : []),
            {
              label: say('Order'),
              value: (
                <span className="flex items-center gap-1">
                  <code className="truncate font-mono text-xs">{order.id}</code>
                  <CopyButton text={order.id} what={say('order number')} iconOnly />
                </span>
              ),
            },
          ]}
        />
      </div>
    </Panel>
  );
}
