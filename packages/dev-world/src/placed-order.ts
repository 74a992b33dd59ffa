import type { ApiClient } from './api-client.ts';
import type { CheckoutAnswer, Fulfillment, Gateway, Order } from './shapes.ts';
import { until } from './until.ts';

export type PaymentChoice = 'pay' | 'decline' | 'cancel';

/** An order as its buyer sees it. */
export type PlacedOrder = {
  readonly id: string;
  readonly token: string;
  readonly gateway: Gateway;
  readonly api: ApiClient;
  /** The gateway's page. */
  readonly payUrl: string;
  /** Presses a button on the gateway's page. @returns where the gateway leads the buyer. */
  pays(choice?: PaymentChoice, payUrl?: string): Promise<string>;
  /** Asks for another page to pay on. */
  retriesPayment(payment_gateway?: Gateway): Promise<{ redirect_url: string }>;
  /** The shop's return page asks the gateway what became of the payment. @returns the order's status. */
  returns(): Promise<string>;
  read(): Promise<Order>;
  fulfillments(): Promise<Fulfillment[]>;
  /** The only one. */
  fulfillment(): Promise<Fulfillment>;
  /** Waits, in real time, until every delivery has this status. */
  becomes(status: string, seconds?: number): Promise<Fulfillment>;
  answers(fulfillmentId: string, answer: Record<string, unknown>): Promise<void>;
  /** Shows a license key. */
  reveals(licenseId: string): Promise<string>;
  /** Fetches a file as a browser does. */
  downloads(grantId: string): Promise<Uint8Array>;
};

/** Wraps what the checkout answered. */
export function newOrder(api: ApiClient, answer: CheckoutAnswer): PlacedOrder {
  const { order_id: id, order_token: token, redirect_url: payUrl } = answer;
  const read = () => api.get<Order>(`/api/orders/${id}?token=${encodeURIComponent(token)}`);
  const fulfillments = async () => (await read()).items.flatMap((item) => item.fulfillments);
  const theOnly = async () => {
    const [first, ...others] = await fulfillments();
    if (!first || others.length > 0)
      throw new Error(`${id} has ${others.length + (first ? 1 : 0)} deliveries, not one`);
    return first;
  };
  return {
    id,
    token,
    gateway: answer.payment_gateway,
    api,
    payUrl,
    pays: (choice = 'pay', on = payUrl) => press(on, choice),
    retriesPayment: (payment_gateway) =>
      api.post(`/api/orders/${id}/pay`, { token, ...(payment_gateway ? { payment_gateway } : {}) }),
    async returns() {
      return (await api.post<{ status: string }>(`/api/orders/${id}/complete`, { token })).status;
    },
    read,
    fulfillments,
    fulfillment: theOnly,
    becomes: (status, seconds = 15) =>
      until(
        `delivery of ${id} to become ${status}`,
        async () => {
          const all = await fulfillments();
          return all.length > 0 && all.every((one) => one.status === status) ? all[0] : undefined;
        },
        { seconds, seen: read },
      ),
    answers: (fulfillmentId, given) =>
      api.post(`/api/orders/${id}/fulfillments/${fulfillmentId}/answer`, { token, answer: given }),
    async reveals(licenseId) {
      return (await api.post<{ license_key: string }>(`/api/orders/${id}/licenses/${licenseId}/reveal`, { token }))
        .license_key;
    },
    async downloads(grantId) {
      const { url } = await api.post<{ url: string }>(`/api/orders/${id}/downloads/${grantId}/link`, { token });
      const file = await fetch(new URL(url, api.baseUrl));
      if (!file.ok) throw new Error(`the file of ${grantId} was not given: ${file.status} ${await file.text()}`);
      return new Uint8Array(await file.arrayBuffer());
    },
  };
}

/** PayPal's page on which a buyer agrees to a subscription: its buttons answer with the way back. */
const AGREEMENT_PAGE = '/webapps/billing/subscriptions';

/** The buttons of the sandbox's payment pages, pressed through its API. */
async function press(payUrl: string, choice: PaymentChoice): Promise<string> {
  const page = new URL(payUrl);
  if (page.pathname === AGREEMENT_PAGE) return pressOn(page, choice);
  const paypalOrder = page.searchParams.get('token');
  const path = paypalOrder
    ? `/sandbox/orders/${paypalOrder}/approve`
    : `/sandbox/checkouts/${page.pathname.split('/').at(-1)}/pay`;
  const answer = await fetch(new URL(path, page), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ choice }),
  });
  if (!answer.ok) throw new Error(`${page.host} refused "${choice}": ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { redirect_to: string }).redirect_to; // because that is what the sandbox answers
}

/**
 * Presses a button of a page that answers with the way back.
 *
 * @returns where the page leads.
 */
export async function pressOn(page: URL | string, choice: string): Promise<string> {
  const answer = await fetch(page, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ choice }),
  });
  const location = answer.headers.get('location');
  if (answer.status !== 303 || !location) {
    throw new Error(`${page} refused "${choice}": ${answer.status} ${await answer.text()}`);
  }
  return location;
}
