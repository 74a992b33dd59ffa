import { GATEWAY_LABEL, ORDER_ITEMS_MAX } from '@vozex/domain';
import { fulfillmentsOf } from '../fulfillment/index.ts';
import { label } from '../kernel/language.ts';
import type { OrderView } from '../orders/index.ts';
import type { CustomerApp } from './customer-app.ts';
import { describeFulfillments } from './describe-fulfillments.ts';
import type { Fulfillment, Order } from './shapes.ts';
import { type PaymentTrouble, paymentTroubles, subscriptionsOf } from './store.ts';
import { say } from './words.ts';

/**
 * Orders with all that was delivered for them: five statements, however many orders. The caller has checked whose
 * they are.
 */
export async function describeOrders(app: CustomerApp, orders: OrderView[]): Promise<Order[]> {
  if (orders.length === 0) return [];
  const orderIds = orders.map((order) => order.id);
  const limit = orders.length * ORDER_ITEMS_MAX;
  const described = await describeFulfillments(app, await fulfillmentsOf(app.db.read, { orderIds }, { limit }));
  const byItem = Map.groupBy(described.toReversed(), ({ record }) => record.order_item_id);
  const troubles = new Map((await paymentTroubles(app.db.read, orderIds)).map((row) => [row.order_id, row]));
  const subscriptions = new Map(
    (await subscriptionsOf(app.db.read, orderIds)).map((row) => [row.order_item_id, row.id]),
  );
  const now = app.clock.now();
  return orders.map((order) =>
    describeOrder(order, {
      fulfillmentsOf: (itemId) => (byItem.get(itemId) ?? []).map(({ fulfillment }) => fulfillment),
      subscriptionOf: (itemId) => subscriptions.get(itemId) ?? null,
      trouble: troubles.get(order.id),
      now,
    }),
  );
}

type About = {
  fulfillmentsOf: (itemId: string) => Fulfillment[];
  subscriptionOf: (itemId: string) => string | null;
  trouble: PaymentTrouble | undefined;
  now: Date;
};

function describeOrder(order: OrderView, about: About): Order {
  const money = (amountMinor: number) => ({ amount_minor: amountMinor, currency: order.currency });
  const payable = order.status === 'pending' && order.expires_at > about.now;
  return {
    id: order.id,
    status: order.status,
    status_label: label('order', order.status),
    created_at: order.created_at.toISOString(),
    paid_at: order.paid_at?.toISOString() ?? null,
    payment_gateway: order.payment_gateway,
    payment_gateway_title: gatewayTitle(order),
    imported: importedOf(order),
    total: money(order.total_minor),
    discount: order.discount_minor > 0 ? money(order.discount_minor) : null,
    coupon_code: order.coupon_code,
    taxes: order.taxes.map(({ name, rate_bp, tax_minor, reverse_charge }) => ({
      name,
      rate_bp,
      tax: money(tax_minor),
      reverse_charge,
    })),
    tax_included: order.tax_included,
    customer: { email: order.customer_email, name: order.customer_name },
    items: order.items.map(({ total_minor, discount_minor: _, tax_minor: __, ...item }) => ({
      ...item,
      total: money(total_minor),
      fulfillments: about.fulfillmentsOf(item.id),
      subscription_id: about.subscriptionOf(item.id),
    })),
    pay_again_url: payable ? `/api/orders/${order.id}/pay` : null,
    problem: problemOf(order, about.trouble),
  };
}

function gatewayTitle({ payment_gateway: gateway, imported_gateway }: OrderView): string {
  return gateway === 'import' ? (imported_gateway ?? say('our earlier shop')) : GATEWAY_LABEL[gateway];
}

function importedOf(order: OrderView): Order['imported'] {
  if (order.imported_from === null || order.imported_number === null) return null;
  return { from: order.imported_from, number: order.imported_number, payment_reference: order.imported_payment };
}

/** The customer's words for what the operators see in detail. */
function problemOf(order: OrderView, trouble: PaymentTrouble | undefined): Order['problem'] {
  if (!trouble) return null;
  if (trouble.status === 'held') {
    const text = order.paid_at
      ? say('Another payment came for this order. Our team checks it and gives back what is too much.')
      : say(
          'Your payment is here but does not fit the order. Our team checks it; nothing is lost and nothing is delivered meanwhile.',
        );
    return { code: trouble.problem_code ?? 'PAYMENT_HELD', text };
  }
  if (order.status !== 'pending') return null;
  const text =
    trouble.status === 'cancelled'
      ? say('The payment was cancelled. Nothing was charged.')
      : say('The payment did not go through. Nothing was charged; you may try again or pay in another way.');
  return {
    code: trouble.problem_code ?? (trouble.status === 'cancelled' ? 'PAYMENT_CANCELLED' : 'PAYMENT_FAILED'),
    text,
  };
}
