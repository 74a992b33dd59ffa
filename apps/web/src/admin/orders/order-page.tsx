import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ORDER_LABEL, OrderStatus, WebhookEventStatus } from '@vozex/domain';
import { adminOrderQuery } from '../../api/admin.ts';
import { adminSubscriptionsQuery } from '../../api/admin-billing.ts';
import type { AdminOrder } from '../../api/types.ts';
import { ReceiptLines } from '../../checkout/receipt-lines.tsx';
import { paths } from '../../paths.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Panel } from '../../ui/card.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { Money } from '../../ui/money.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DateTime } from '../../ui/relative-time.tsx';
import { ROW_LINK, Table } from '../../ui/table.tsx';
import { Timeline, type TimelineEntry } from '../../ui/timeline.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { gatewayTitle } from '../../words/gateway-title.ts';
import { knownWord } from '../../words/known-word.ts';
import { spoken } from '../../words/phrases.ts';
import { EVENT_TONE, FULFILLMENT_TONE, ORDER_TONE, SUBSCRIPTION_TONE } from '../../words/status-tones.ts';
import { BackLink, INLINE_LINK } from '../back-link.tsx';
import { OwnInstances } from '../instances/own-instances.tsx';
import { JsonBlock } from '../json-block.tsx';
import { PaymentRow } from '../payments/payment-row.tsx';
import { RecordId } from '../record-id.tsx';

const route = getRouteApi('/admin/admin/orders/$id');

function Items({ order }: { order: AdminOrder }) {
  return (
    <Panel title="Items and deliveries" flush>
      <ul className="divide-y divide-line">
        {order.items.map((item) => (
          <li
            key={item.id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-5 py-3.5 text-sm sm:px-6"
          >
            <span className="min-w-0">
              <span className="font-medium">{item.product_name}</span>
              <span className="text-ink-faint">
                {' '}
                {item.price_name} × {item.quantity}
              </span>
            </span>
            <span className="flex flex-wrap items-center gap-2">
              {item.fulfillments.map(({ id, status, status_label }) => (
                <Link
                  key={id}
                  to={paths.adminFulfillment}
                  params={{ id }}
                  className="rounded-full hover:opacity-80"
                  aria-label={`Delivery of ${item.product_name}: ${status_label}`}
                >
                  <Badge tone={FULFILLMENT_TONE[status]}>{status_label}</Badge>
                </Link>
              ))}
              <Money amount_minor={item.total_minor} currency={order.total.currency} />
            </span>
          </li>
        ))}
      </ul>
      <ul className="grid gap-2 border-line border-t px-5 py-3.5 text-sm sm:px-6">
        <ReceiptLines order={order} pricedMinor={order.items.reduce((sum, { total_minor }) => sum + total_minor, 0)} />
        <li className="flex items-baseline justify-between gap-4 font-semibold">
          <span>Total</span>
          <Money {...order.total} />
        </li>
      </ul>
    </Panel>
  );
}

function EventBadge({ status }: { status: string }) {
  const known = knownWord(WebhookEventStatus.options, status);
  return <Badge tone={known ? EVENT_TONE[known] : 'quiet'}>{spoken(status)}</Badge>;
}

function Events({ events }: { events: AdminOrder['events'] }) {
  if (events.length === 0)
    return <p className="px-6 py-5 text-ink-faint text-sm">The gateway has not written about this order.</p>;
  return (
    <Table
      caption="Webhook events of this order"
      rows={events}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'type',
          label: 'Event',
          lead: true,
          cell: ({ id, event_type }) => (
            <Link to={paths.adminEvent} params={{ id }} className={ROW_LINK}>
              {event_type}
            </Link>
          ),
        },
        {
          key: 'status',
          label: 'Status',
          cell: ({ status }) => <EventBadge status={status} />,
        },
        { key: 'at', label: 'Received', end: true, cell: ({ received_at }) => <DateTime at={received_at} /> },
      ]}
    />
  );
}

/** The subscription that the order began, where it did. */
function OwnSubscription({ orderId }: { orderId: string }) {
  const [own] = useInfiniteQuery(adminSubscriptionsQuery({ q: orderId })).data?.pages[0]?.items ?? [];
  if (!own) return null;
  return (
    <Panel title="Subscription">
      <p className="flex flex-wrap items-center justify-between gap-2 text-sm">
        <Link to={paths.adminSubscription} params={{ id: own.id }} className={INLINE_LINK}>
          See subscription
        </Link>
        <Badge tone={SUBSCRIPTION_TONE[own.status]}>{own.status_label}</Badge>
      </p>
      <p className="mt-2 text-[0.8125rem] text-ink-soft">{own.headline}</p>
    </Panel>
  );
}

/** A step in an order's life. */
function orderMove({ to, at }: AdminOrder['history'][number]): TimelineEntry {
  const status = knownWord(OrderStatus.options, to);
  return {
    key: at + to,
    title: status ? ORDER_LABEL[status] : to,
    aside: <DateTime at={at} />,
    tone: status ? ORDER_TONE[status] : 'quiet',
  };
}

/** One order: money on one side, deliveries on the other, and what happened between them. */
export function OrderPage() {
  const { id } = route.useParams();
  const result = useQuery(adminOrderQuery(id));
  useTitle('Order');
  return (
    <Loaded result={result}>
      {(order) => (
        <>
          <PageHeader
            back={<BackLink to={paths.adminOrders}>Orders</BackLink>}
            title={order.customer.name || order.customer.email}
            badge={<Badge tone={ORDER_TONE[order.status]}>{order.status_label}</Badge>}
            note={<RecordId id={order.id} what="order id" />}
          />
          <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
            <div className="grid min-w-0 grid-cols-1 gap-6">
              <Items order={order} />
              <Panel title="Payments" flush>
                {order.payments.length === 0 && (
                  <p className="px-6 py-5 text-ink-faint text-sm">
                    {order.imported
                      ? `It was paid in the earlier shop “${order.imported.from}”. No payment of it is ours, so money is given back there; here its delivery can be cancelled.`
                      : 'Nothing has been paid yet.'}
                  </p>
                )}
                <ul className="divide-y divide-line">
                  {order.payments.map((payment) => (
                    <PaymentRow key={payment.id} payment={payment} />
                  ))}
                </ul>
              </Panel>
              <Panel title="Webhook events" flush>
                <Events events={order.events} />
              </Panel>
            </div>
            <div className="grid grid-cols-1 gap-6">
              <Panel title="Facts">
                <KeyValue
                  facts={[
                    ...(order.refunded_minor > 0
                      ? [
                          {
                            label: 'Refunded',
                            value: <Money amount_minor={order.refunded_minor} currency={order.total.currency} />,
                          },
                        ]
                      : []),
                    { label: 'E-mail', value: order.customer.email },
                    { label: 'Gateway', value: order.imported?.gateway ?? gatewayTitle(order.payment_gateway) },
                    ...(order.imported
                      ? [
                          { label: 'Earlier shop', value: order.imported.from },
                          { label: 'Number there', value: order.imported.number },
                          { label: 'Payment there', value: order.imported.payment_reference },
                        ]
                      : []),
                    { label: 'Ordered', value: <DateTime at={order.created_at} /> },
                    { label: 'Paid', value: order.paid_at && <DateTime at={order.paid_at} /> },
                  ]}
                />
              </Panel>
              <OwnSubscription orderId={order.id} />
              <OwnInstances orderId={order.id} />
              <Panel title="History">
                <Timeline label="History of the order" entries={order.history.map(orderMove)} />
              </Panel>
              {Object.keys(order.metadata).length > 0 && (
                <Panel title="Metadata">
                  <JsonBlock label="Metadata of the order" value={order.metadata} />
                </Panel>
              )}
            </div>
          </div>
        </>
      )}
    </Loaded>
  );
}
