import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from './request.ts';
import type {
  CheckoutAnswer,
  CheckoutBody,
  DownloadLink,
  Fulfillment,
  MyDownload,
  MyFulfillment,
  MyLicense,
  Order,
  Page,
  Product,
  ProductCard,
} from './types.ts';

export const productsQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: ['products', q],
    queryFn: ({ signal, pageParam }) =>
      request<Page<ProductCard>>('GET', '/api/products', { query: { q, after: pageParam, limit: 24 }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const productQuery = (slug: string) =>
  queryOptions({
    queryKey: ['product', slug],
    queryFn: ({ signal }) => request<Product>('GET', `/api/products/${encodeURIComponent(slug)}`, { signal }),
  });

/** @param key the same for every repetition of one attempt to buy, so that a lost answer cannot buy twice. */
export function checkOut(body: CheckoutBody, key: string) {
  return request<CheckoutAnswer>('POST', '/api/checkout', { body, headers: { 'idempotency-key': key } });
}

/** How an order may be seen: by the token in its link, else by the session. */
export type OrderKey = { id: string; token: string | undefined };

export const orderQuery = ({ id, token }: OrderKey) =>
  queryOptions({
    queryKey: ['order', id, token ?? null],
    queryFn: ({ signal }) =>
      request<Order>('GET', `/api/orders/${encodeURIComponent(id)}`, { query: { token }, signal }),
  });

/** Asks the gateway how the payment went and applies it; harmless to repeat. */
export function completeOrder({ id, token }: OrderKey, gatewayCheckoutId: string | undefined) {
  return request<{ status: string }>('POST', `/api/orders/${encodeURIComponent(id)}/complete`, {
    body: { token, gateway_checkout_id: gatewayCheckoutId },
  });
}

/** A new payment page for an order that was not paid. */
export function payAgain({ id, token }: OrderKey) {
  return request<{ redirect_url: string }>('POST', `/api/orders/${encodeURIComponent(id)}/pay`, { body: { token } });
}

/** Shows a license key in full: for its owner, or for whoever holds the order's token. */
export function revealLicense(licenseId: string, order?: OrderKey) {
  const id = encodeURIComponent(licenseId);
  if (!order?.token) return request<{ license_key: string }>('POST', `/api/me/licenses/${id}/reveal`);
  return request<{ license_key: string }>('POST', `/api/orders/${encodeURIComponent(order.id)}/licenses/${id}/reveal`, {
    body: { token: order.token },
  });
}

/** Gives the answer a delivery waits for; an empty one says that its link was followed. */
export function answerAsk({ id, token }: OrderKey, fulfillmentId: string, answer: Record<string, unknown>) {
  const path = `/api/orders/${encodeURIComponent(id)}/fulfillments/${encodeURIComponent(fulfillmentId)}/answer`;
  return request<Fulfillment>('POST', path, { body: { token, answer } });
}

/** Makes a link to a file that works for a while. */
export function linkDownload(grantId: string, order?: OrderKey) {
  const id = encodeURIComponent(grantId);
  if (!order?.token) return request<DownloadLink>('POST', `/api/me/downloads/${id}/link`);
  return request<DownloadLink>('POST', `/api/orders/${encodeURIComponent(order.id)}/downloads/${id}/link`, {
    body: { token: order.token },
  });
}

const mine = <Item>(what: string) =>
  infiniteQueryOptions({
    queryKey: ['me', what],
    queryFn: ({ signal, pageParam }) =>
      request<Page<Item>>('GET', `/api/me/${what}`, { query: { after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const myOrdersQuery = mine<Order>('orders');
export const myFulfillmentsQuery = mine<MyFulfillment>('fulfillments');
export const myLicensesQuery = mine<MyLicense>('licenses');
export const myDownloadsQuery = mine<MyDownload>('downloads');
