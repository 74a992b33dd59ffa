import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PaymentGatewayKey } from '@vozex/domain';
import { type GatewaySandbox, startGatewaySandbox } from '@vozex/gateway-sandbox';
import type { CheckoutOrder, PaymentGateway, WebhookRequest } from '../gateway.ts';
import { type GatewayRouter, openGateways } from '../open-gateways.ts';
import type { GatewayParts } from './gateway-definition.ts';

/** What a gateway gets of a process, with nothing said. */
export const quiet: GatewayParts = {
  clock: { now: () => new Date() },
  log: { debug() {}, info() {}, warn() {}, error() {} },
};

/** The two gateways as local servers, ours in front of them, and a letter box that keeps every webhook. */
export type TestStreet = {
  sandbox: GatewaySandbox;
  gateways: GatewayRouter;
  /** Every delivery as it came, oldest first, by gateway. */
  letters(key: PaymentGatewayKey): WebhookRequest[];
  /** A product of Dodo's with a price. */
  dodoProduct(amountMinor: number, currency?: string, taxPercent?: number): Promise<string>;
  /** The buyer presses a button on the gateway's page. */
  buyer(key: PaymentGatewayKey, checkoutId: string, choice?: 'pay' | 'decline'): Promise<void>;
  /** Ends a pending payment or refund at the gateway. */
  settle(
    key: PaymentGatewayKey,
    kind: 'payments' | 'refunds',
    id: string,
    outcome?: 'completed' | 'failed',
  ): Promise<void>;
  /** The payments that the gateway's own books hold for an order. */
  booked(key: PaymentGatewayKey, orderId: string): Promise<{ id: string }[]>;
  close(): Promise<void>;
};

export async function openTestStreet(clock = quiet.clock): Promise<TestStreet> {
  const sandbox = await startGatewaySandbox({ clock, checkAgainstSpec: true, retryDelaysMs: [20, 40] });
  const letters: Record<string, WebhookRequest[]> = { dodo: [], paypal: [] };
  const box = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      letters[request.url?.slice(1) ?? '']?.push({ rawBody: Buffer.concat(chunks), headers: request.headers });
      response.writeHead(200).end();
    });
  });
  await new Promise<void>((resolve) => box.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(box.address() as AddressInfo).port}`; // because it listens on a port
  sandbox.setWebhookUrls({ dodo: `${url}/dodo`, paypal: `${url}/paypal` });
  const gateways = openGateways(
    { ...quiet, clock },
    { baseUrl: sandbox.dodo.baseUrl, apiKey: sandbox.dodo.apiKey, webhookSecrets: [sandbox.dodo.webhookSecret] },
    { ...sandbox.paypal, extraRootsPem: sandbox.paypal.caPem },
  );
  const baseUrl = (key: PaymentGatewayKey) => sandbox[key].baseUrl;
  return {
    sandbox,
    gateways,
    letters: (key) => letters[key] ?? [],
    async dodoProduct(amountMinor, currency = 'USD', taxPercent = 0) {
      const price = {
        type: 'one_time_price',
        price: amountMinor,
        currency,
        discount: 0,
        purchasing_power_parity: false,
      };
      const metadata = taxPercent > 0 ? { sandbox_tax_percent: taxPercent } : {};
      const product = { name: 'Point of Sale', tax_category: 'saas', price, metadata };
      const made = await post(`${baseUrl('dodo')}/products`, product, sandbox.dodo.apiKey);
      return (made as { product_id: string }).product_id;
    },
    async buyer(key, checkoutId, choice = 'pay') {
      const path = key === 'dodo' ? `checkouts/${checkoutId}/pay` : `orders/${checkoutId}/approve`;
      await post(`${baseUrl(key)}/sandbox/${path}`, { choice });
    },
    async settle(key, kind, id, outcome = 'completed') {
      await post(`${baseUrl(key)}/sandbox/${kind}/${id}/settle`, { outcome });
    },
    async booked(key, orderId) {
      const answer = await fetch(`${baseUrl(key)}/sandbox/payments`);
      const { items } = (await answer.json()) as { items: Record<string, unknown>[] };
      return items
        .filter((item) => item.custom_id === orderId || (item.metadata as { order_id?: string })?.order_id === orderId)
        .map((item) => ({ id: String(item.payment_id ?? item.id) }));
    },
    async close() {
      await sandbox.close();
      box.closeAllConnections();
      await new Promise((resolve) => box.close(resolve));
    },
  };
}

async function post(url: string, body: object, bearer?: string): Promise<unknown> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

let made = 0;

/** An order of two of one thing, as checkout would hand it over; $40.00 unless told. */
export async function checkoutOrder(
  street: TestStreet,
  key: PaymentGatewayKey,
  change: { unitAmountMinor?: number; currency?: string } = {},
): Promise<CheckoutOrder> {
  made += 1;
  const { unitAmountMinor = 2_000, currency = 'USD' } = change;
  const suffix = String(made).padStart(26, '0');
  return {
    orderId: `ord_${suffix}`,
    sessionId: `chk_${suffix}`,
    total: { amount_minor: unitAmountMinor * 2, currency },
    addedTaxMinor: 0,
    items: [
      {
        name: 'Point of Sale',
        quantity: 2,
        unitAmountMinor,
        discountMinor: 0,
        gatewayProductId: key === 'dodo' ? await street.dodoProduct(unitAmountMinor, currency) : null,
      },
    ],
    customer: { email: 'ada@example.test', name: 'Ada' },
    metadata: { payment_gateway: key },
    returnUrl: 'https://shop.test/orders/1?returned=1',
    cancelUrl: 'https://shop.test/orders/1?cancelled=1',
  };
}

/** A checkout that was paid and completed: the gateway's ids of it. */
export async function paidCheckout(
  street: TestStreet,
  gateway: PaymentGateway,
  order: CheckoutOrder,
): Promise<{ checkoutId: string; gatewayPaymentId: string }> {
  const { gatewayCheckoutId } = await gateway.createCheckoutSession(order);
  await street.buyer(gateway.key, gatewayCheckoutId);
  const state = await gateway.completeCheckout(gatewayCheckoutId, order.orderId);
  const gatewayPaymentId = state.kind === 'events' ? state.events[0]?.refs.paymentId : undefined;
  if (!gatewayPaymentId) throw new Error(`not paid: ${JSON.stringify(state)}`);
  return { checkoutId: gatewayCheckoutId, gatewayPaymentId };
}

/** An address on which nobody listens: a port that was free a moment ago. */
export async function closedAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // because it listens on a port
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}
