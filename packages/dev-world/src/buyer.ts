import type { ApiClient } from './api-client.ts';
import { newOrder, type PlacedOrder } from './placed-order.ts';
import type { CheckoutAnswer, Gateway, Page, Product } from './shapes.ts';
import { type Subscriber, subscriberOf } from './subscriber.ts';

export type Purchase = {
  payingWith?: Gateway;
  /** The price's name; the product's first where absent. */
  price?: string;
  quantity?: number;
  choices?: Record<string, unknown>;
  /** Where the buyer says they are. */
  billing?: { country: string; region?: string; vat_number?: string };
  idempotencyKey?: string;
};

/** Somebody who buys, through nothing but the public API and the gateways' payment pages. */
export type Buyer = {
  /** Places the order and comes to the gateway's page; does not pay. */
  orders(product: string, purchase?: Purchase): Promise<PlacedOrder>;
  /** Orders, pays, and comes back to the shop. */
  buys(product: string, purchase?: Purchase): Promise<PlacedOrder>;
  /** The subscription that an order of theirs started. */
  subscription(orderId: string): Promise<Subscriber>;
  readonly api: ApiClient;
};

/**
 * @param api signed in as the buyer, or signed out.
 * @param guest who buys, when signed out.
 */
export function openBuyer(api: ApiClient, guest?: { email: string; name: string }): Buyer {
  const orders: Buyer['orders'] = async (name, purchase = {}) => {
    // Signed out, one would buy as a guest: who has an account and was signed out by time signs in again.
    if (api.credentials.renew) await api.ask('GET', '/api/me/orders?limit=1');
    const product = await findProduct(api, name);
    const price = product.prices.find((one) => purchase.price === undefined || one.name === purchase.price);
    if (!price)
      throw new Error(`${name} has no price "${purchase.price}"; it has ${product.prices.map((one) => one.name)}`);
    const answer = await api.post<CheckoutAnswer>('/api/checkout', {
      items: [
        {
          product_slug: product.slug,
          price_id: price.id,
          quantity: purchase.quantity ?? 1,
          choices: purchase.choices ?? {},
        },
      ],
      ...(purchase.payingWith ? { payment_gateway: purchase.payingWith } : {}),
      ...(purchase.billing ? { billing: purchase.billing } : {}),
      ...(guest ? { customer: guest } : {}),
    });
    return newOrder(api, answer);
  };
  return {
    api,
    orders,
    subscription: (orderId) => subscriberOf(api, orderId),
    async buys(name, purchase) {
      const order = await orders(name, purchase);
      await order.pays();
      await order.returns();
      return order;
    },
  };
}

async function findProduct(api: ApiClient, name: string): Promise<Product> {
  const { items } = await api.get<Page<Product>>(`/api/products?limit=100&q=${encodeURIComponent(name)}`);
  const card = items.find((one) => one.name === name || one.slug === name);
  if (!card) throw new Error(`the shop does not sell "${name}"`);
  return api.get<Product>(`/api/products/${card.slug}`);
}
