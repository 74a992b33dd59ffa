import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import { pagesOf, textOrNothing } from './pages.ts';
import type { operations } from './schema.gen.ts';
import type { CheckoutBody, QuoteBody } from './types.ts';

/** Two rows of three, four times. */
const SHELF_LENGTH = 24;

/** How a shelf is narrowed and sorted, as the address of its page says. */
export type ShelfSearch = { [Name in (typeof SHELF_SEARCH)[number]]?: string | undefined };
export const SHELF_SEARCH = ['q', 'category', 'tag', 'delivery', 'billing', 'currency', 'sort'] as const;

type ShelfParameters = NonNullable<operations['get_api_products']['parameters']['query']>;

/** What else stands in the address, such as the language of the page, is no word of the shelf's. */
function shelfWords(search: ShelfSearch): ShelfSearch {
  return Object.fromEntries(SHELF_SEARCH.flatMap((name) => (search[name] ? [[name, search[name]]] : [])));
}

export const shelfQuery = (search: ShelfSearch) =>
  infiniteQueryOptions(
    pagesOf(['products', shelfWords(search)], (paging, signal) =>
      answerOf(
        api.GET('/api/products', {
          // because the server says so when a word of an address is none of its own
          params: { query: { ...shelfWords(search), ...paging, limit: SHELF_LENGTH } as ShelfParameters },
          signal,
        }),
      ),
    ),
  );

export const productQuery = (slug: string) =>
  queryOptions({
    queryKey: ['product', slug],
    queryFn: ({ signal }) => answerOf(api.GET('/api/products/{slug}', { params: { path: { slug } }, signal })),
  });

/** Puts an address in line for what is sold out. The answer is the same for an address that is in line already. */
export function joinWaitingList(slug: string, email: string, path: string | undefined) {
  const body = { email, ...textOrNothing({ path }) };
  return answerOf(api.POST('/api/products/{slug}/waiting-list', { params: { path: { slug } }, body }));
}

/** What a cart would come to, and what the checkout would refuse of it. */
export const quoteQuery = (body: QuoteBody) =>
  queryOptions({
    queryKey: ['quote', body],
    queryFn: ({ signal }) => answerOf(api.POST('/api/checkout/quote', { body, signal })),
  });

/** Changes when the shop prices something in another currency: rarely. */
const CURRENCIES_FRESH_MS = 3_600_000;

export const currenciesQuery = queryOptions({
  queryKey: ['currencies'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/currencies', { signal })),
  staleTime: CURRENCIES_FRESH_MS,
});

/** @param key the same for every repetition of one attempt to buy, so that a lost answer cannot buy twice. */
export function checkOut(body: CheckoutBody, key: string) {
  return answerOf(api.POST('/api/checkout', { body, headers: { 'idempotency-key': key } }));
}

/** How an order may be seen: by the token in its link, else by the session. */
export type OrderKey = { id: string; token: string | undefined };

const withToken = ({ token }: OrderKey) => textOrNothing({ token });

export const orderQuery = (key: OrderKey) =>
  queryOptions({
    queryKey: ['order', key.id, key.token ?? null],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/orders/{id}', { params: { path: { id: key.id }, query: withToken(key) }, signal })),
  });

/** Asks the gateway how the payment went and applies it; harmless to repeat. */
export function completeOrder(key: OrderKey, gatewayCheckoutId: string | undefined) {
  const body = { ...withToken(key), ...textOrNothing({ gateway_checkout_id: gatewayCheckoutId }) };
  return answerOf(api.POST('/api/orders/{id}/complete', { params: { path: { id: key.id } }, body }));
}

/** A new payment page for an order that was not paid. */
export function payAgain(key: OrderKey) {
  return answerOf(api.POST('/api/orders/{id}/pay', { params: { path: { id: key.id } }, body: withToken(key) }));
}

/** Shows a license key in full: for its owner, or for whoever holds the order's token. */
export function revealLicense(licenseId: string, order?: OrderKey) {
  if (!order?.token) return answerOf(api.POST('/api/me/licenses/{id}/reveal', { params: { path: { id: licenseId } } }));
  const path = { id: order.id, license_id: licenseId };
  return answerOf(
    api.POST('/api/orders/{id}/licenses/{license_id}/reveal', { params: { path }, body: withToken(order) }),
  );
}

/** Makes a link to a file that works for a while. */
export function linkDownload(grantId: string, order?: OrderKey) {
  if (!order?.token) return answerOf(api.POST('/api/me/downloads/{id}/link', { params: { path: { id: grantId } } }));
  const path = { id: order.id, grant_id: grantId };
  return answerOf(api.POST('/api/orders/{id}/downloads/{grant_id}/link', { params: { path }, body: withToken(order) }));
}

/** Gives the answer a delivery waits for; an empty one says that its link was followed. */
export function answerAsk(order: OrderKey, fulfillmentId: string, answer: Record<string, unknown>) {
  const path = { id: order.id, fulfillment_id: fulfillmentId };
  const body = { ...withToken(order), answer };
  return answerOf(api.POST('/api/orders/{id}/fulfillments/{fulfillment_id}/answer', { params: { path }, body }));
}

/** Where a file that our team left for the customer is fetched. */
export function orderFileAddress(order: OrderKey, fileId: string): string {
  const token = order.token ? `?${new URLSearchParams({ token: order.token })}` : '';
  return `/api/orders/${order.id}/files/${fileId}${token}`;
}

/** Shows a credential that our team left. It is forgotten with the answer: asked again, there is nothing to show. */
export function revealCredential(order: OrderKey, of: { fulfillmentId: string; taskId: string; name: string }) {
  const path = { id: order.id, fulfillment_id: of.fulfillmentId, name: of.name };
  const body = { ...withToken(order), task_id: of.taskId };
  return answerOf(
    api.POST('/api/orders/{id}/fulfillments/{fulfillment_id}/credentials/{name}/reveal', { params: { path }, body }),
  );
}

export const myOrdersQuery = infiniteQueryOptions(
  pagesOf(['me', 'orders'], (paging, signal) =>
    answerOf(api.GET('/api/me/orders', { params: { query: paging }, signal })),
  ),
);
export const myFulfillmentsQuery = infiniteQueryOptions(
  pagesOf(['me', 'fulfillments'], (paging, signal) =>
    answerOf(api.GET('/api/me/fulfillments', { params: { query: paging }, signal })),
  ),
);
export const myLicensesQuery = infiniteQueryOptions(
  pagesOf(['me', 'licenses'], (paging, signal) =>
    answerOf(api.GET('/api/me/licenses', { params: { query: paging }, signal })),
  ),
);
export const myDownloadsQuery = infiniteQueryOptions(
  pagesOf(['me', 'downloads'], (paging, signal) =>
    answerOf(api.GET('/api/me/downloads', { params: { query: paging }, signal })),
  ),
);
