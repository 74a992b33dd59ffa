import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Receipt } from 'lucide-react';
import { myOrdersQuery } from '../api/shop.ts';
import type { Order } from '../api/types.ts';
import { say } from '../languages/say.ts';
import { paths } from '../paths.ts';
import { Paged } from '../shell/loaded.tsx';
import { Badge } from '../ui/badge.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Money } from '../ui/money.tsx';
import { DateTime } from '../ui/relative-time.tsx';
import { type Column, ROW_LINK, Table } from '../ui/table.tsx';
import { useTitle } from '../ui/use-title.ts';
import { FULFILLMENT_TONE, ORDER_TONE } from '../words/status-tones.ts';

const columns = (): Column<Order>[] => [
  {
    key: 'what',
    label: say('Order'),
    lead: true,
    cell: (order) => (
      <Link to={paths.order} params={{ id: order.id }} className={ROW_LINK}>
        {order.items.map(({ product_name }) => product_name).join(', ')}
      </Link>
    ),
  },
  {
    key: 'payment',
    label: say('Payment'),
    cell: (order) => <Badge tone={ORDER_TONE[order.status]}>{order.status_label}</Badge>,
  },
  {
    key: 'delivery',
    label: say('Delivery'),
    cell: (order) => (
      <span className="inline-flex flex-wrap gap-1.5 max-md:justify-end">
        {order.items.flatMap(({ fulfillments }) =>
          fulfillments.map(({ id, status, status_label }) => (
            <Badge key={id} tone={FULFILLMENT_TONE[status]}>
              {status_label}
            </Badge>
          )),
        )}
      </span>
    ),
  },
  { key: 'at', label: say('Ordered'), cell: (order) => <DateTime at={order.created_at} /> },
  { key: 'total', label: say('Total'), end: true, cell: (order) => <Money {...order.total} /> },
];

export function OrdersPage() {
  useTitle(say('Orders'));
  return (
    <Card className="overflow-hidden">
      <Paged
        result={useInfiniteQuery(myOrdersQuery)}
        empty={<EmptyState icon={<Receipt />} title={say('No orders yet')} />}
      >
        {(orders) => <Table caption={say('Your orders')} columns={columns()} rows={orders} rowKey={({ id }) => id} />}
      </Paged>
    </Card>
  );
}
