import type { PaymentGatewayKey } from '@vozex/domain';
import { importProducts } from '../catalog/index.ts';
import { openTestShop, type TestShop } from '../catalog/test-shop.ts';
import { flowOf, on } from '../kernel/events.ts';
import { openMetrics } from '../kernel/metrics.ts';
import type { Actor, RequestContext } from '../kernel/route.ts';
import { orderPaid } from '../orders/index.ts';
import {
  type CheckoutOrder,
  type CheckoutState,
  type GatewayEvent,
  PaymentError,
  type PaymentGateway,
} from '../payments/index.ts';
import type { CheckoutApp } from './checkout-app.ts';
import { openCouponGuesses } from './coupons/guesses.ts';
import { keepRedemption } from './coupons/redeem-coupon.ts';

/** A gateway that sells whatever it is asked to and says what the story wants. */
type TestGateway = {
  asked: CheckoutOrder[];
  completed: string[];
  /** What it does next when asked for a checkout. */
  answers: 'page' | 'nothing' | 'no';
  /** What it says of a checkout. */
  state: (order: CheckoutOrder) => CheckoutState;
  /** Runs while it is being asked. */
  meanwhile: () => Promise<void>;
};

export type TestTill = CheckoutApp &
  Pick<TestShop, 'passes' | 'describes'> & {
    dodo: TestGateway;
    paypal: TestGateway;
    /** Ids of the orders that were announced as paid. */
    paid: string[];
  };

export const guest: Pick<RequestContext, 'actor' | 'ip' | 'idempotencyKey'> = {
  actor: { kind: 'anonymous' },
  ip: '192.0.2.1',
  idempotencyKey: undefined,
};

export const ada = { email: 'ada@example.test', name: 'Ada' };

export const signedIn = (customerId: string | null): Actor => ({
  kind: 'user',
  userId: 'usr_ada',
  ...ada,
  role: 'customer',
  customerId,
  twoFactor: false,
});

export async function openTestTill(): Promise<TestTill> {
  const shop = await openTestShop();
  const dodo = testGateway();
  const paypal = testGateway();
  const paid: string[] = [];
  const opened = { dodo: gatewayOf('dodo', dodo, 'by_product'), paypal: gatewayOf('paypal', paypal, 'exact') };
  return {
    ...shop,
    metrics: openMetrics(),
    couponGuesses: openCouponGuesses(shop.clock),
    flow: flowOf([on(orderPaid, keepRedemption, async (_app, _tx, { order }) => void paid.push(order.id))]),
    gateways: {
      ...shop.gateways,
      of(key) {
        const gateway = opened[key as PaymentGatewayKey];
        if (!gateway || !shop.describes.some((one) => one.gateway === key && one.configured)) {
          throw new PaymentError('GATEWAY_NOT_CONFIGURED', key);
        }
        return gateway;
      },
    },
    dodo,
    paypal,
    paid,
  };
}

function testGateway(): TestGateway {
  return { asked: [], completed: [], answers: 'page', state: () => ({ kind: 'open' }), meanwhile: async () => {} };
}

function gatewayOf(key: PaymentGatewayKey, gateway: TestGateway, amountRule: 'exact' | 'by_product'): PaymentGateway {
  const part = {
    key,
    capabilities: { amountRule, tax: key === 'paypal' ? 'seller' : 'gateway' },
    async createCheckoutSession(order: CheckoutOrder) {
      gateway.asked.push(order);
      await gateway.meanwhile();
      if (gateway.answers === 'nothing') throw new PaymentError('GATEWAY_UNAVAILABLE', 'timeout');
      if (gateway.answers === 'no') throw new PaymentError('GATEWAY_REFUSED', 'no such product');
      const gatewayCheckoutId = `${key}_${gateway.asked.length}_${order.orderId}`;
      return { gatewayCheckoutId, redirectUrl: `https://${key}.test/pay/${gatewayCheckoutId}`, expiresAt: null };
    },
    async completeCheckout(checkoutId: string) {
      gateway.completed.push(checkoutId);
      return gateway.state(gateway.asked.at(-1)!); // because a checkout was asked for before it is completed
    },
  };
  return part as unknown as PaymentGateway; // because the checkout calls nothing else of a gateway
}

/** The gateway took the whole amount of the order. */
export function captured(key: PaymentGatewayKey, order: CheckoutOrder): CheckoutState {
  const event: GatewayEvent = {
    gateway: key,
    type: 'payment.succeeded',
    occurredAt: null,
    refs: { orderRef: order.orderId, paymentId: `payment_of_${order.sessionId}` },
    money: { amountMinor: order.total.amount_minor, currency: order.total.currency },
    cart: order.items.map((item) => ({ gatewayProductId: item.gatewayProductId ?? '', quantity: item.quantity })),
  };
  return { kind: 'events', events: [event] };
}

const license = (change: Record<string, unknown>) => ({
  status: 'published',
  delivery_model: 'self_hosted_license',
  fulfillment_driver: 'license_download',
  fulfillment_config: { license_type: 'single', artifact: 'kit' },
  enabled_payment_gateways: ['dodo', 'paypal'],
  default_payment_gateway: 'dodo',
  ...change,
});

const price = (name: string, change: Record<string, unknown> = {}) => ({
  name,
  billing: 'one_time',
  amount_minor: 4900,
  currency: 'USD',
  mappings: { dodo: { product_id: `pdt_${name}` } },
  ...change,
});

/** Fills the shelves; answers the id of each price by its name. */
export async function stock(till: TestTill): Promise<Record<string, string>> {
  await importProducts(till, {
    secrets: { 'pos-key': { value: 'a-long-signing-key-1234' } },
    products: [
      license({
        slug: 'kit',
        name: 'Kit',
        prices: [price('kit'), price('euro', { currency: 'EUR' }), price('huge', { amount_minor: 10_000_000_000 })],
      }),
      license({ slug: 'gift', name: 'Gift', prices: [price('free', { amount_minor: 0, mappings: {} })] }),
      license({
        slug: 'paypal-only',
        name: 'PayPal only',
        enabled_payment_gateways: ['paypal'],
        default_payment_gateway: 'paypal',
        prices: [price('paypal', { mappings: {} })],
      }),
      license({
        slug: 'dodo-only',
        name: 'Dodo only',
        enabled_payment_gateways: ['dodo'],
        prices: [price('dodo')],
      }),
      license({ slug: 'draft', name: 'Draft', status: 'draft', prices: [price('draft')] }),
      {
        slug: 'pos',
        name: 'Point of Sale',
        status: 'published',
        delivery_model: 'saas_multitenant',
        fulfillment_driver: 'multitenant_saas',
        fulfillment_config: { base_url: 'https://pos.test', credentials_ref: 'secret:pos-key' },
        external_provider: 'pos',
        external_product_ref: 'pos-standard',
        enabled_payment_gateways: ['paypal', 'dodo'],
        default_payment_gateway: 'paypal',
        prices: [
          price('pos', {
            plan: 'standard',
            amount_minor: 9900,
            mappings: { dodo: { product_id: 'pdt_pos' }, paypal: { product_id: 'PROD-pos' } },
          }),
        ],
      },
      {
        slug: 'pos-monthly',
        name: 'Point of Sale, monthly',
        status: 'published',
        delivery_model: 'managed_setup',
        fulfillment_driver: 'manual_fulfillment',
        fulfillment_config: { queue: 'setup', sla_hours: 24 },
        is_recurring: true,
        enabled_payment_gateways: ['dodo'],
        default_payment_gateway: 'dodo',
        prices: [price('monthly', { billing: 'recurring', billing_interval: 'month', interval_count: 1 })],
      },
      {
        slug: 'club',
        name: 'Club',
        status: 'published',
        delivery_model: 'managed_setup',
        fulfillment_driver: 'manual_fulfillment',
        fulfillment_config: { queue: 'setup', sla_hours: 24 },
        is_recurring: true,
        enabled_payment_gateways: ['dodo', 'paypal'],
        default_payment_gateway: 'dodo',
        prices: [
          price('club', {
            billing: 'recurring',
            billing_interval: 'month',
            interval_count: 1,
            amount_minor: 4_999,
            mappings: { dodo: { product_id: 'pdt_club' }, paypal: { product_id: 'PROD-club', plan_id: 'P-club' } },
          }),
        ],
      },
    ],
  });
  const rows = await till.db.read.selectFrom('prices').select(['id', 'name']).execute();
  return Object.fromEntries(rows.map((row) => [row.name, row.id]));
}
