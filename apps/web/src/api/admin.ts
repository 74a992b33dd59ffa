import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type {
  FulfillmentAction,
  FulfillmentStatus,
  OrderStatus,
  PaymentGatewayKey,
  PaymentStatus,
  ProductStatus,
  Role,
  WebhookEventStatus,
} from '@vozex/domain';
import { answerOf, api } from './client.ts';
import { pagesOf, textOrNothing } from './pages.ts';
import { request } from './request.ts';
import type { AdminPriceBody, AdminProductBody, Artifact, MailboxLetter } from './types.ts';

// Every key begins with 'admin': whatever an operator changes, one invalidation reads it all again.

const OVERVIEW_EVERY_MS = 15_000;

export const overviewQuery = queryOptions({
  queryKey: ['admin', 'overview'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/admin/overview', { signal })),
  refetchInterval: OVERVIEW_EVERY_MS,
});

export const adminSearchQuery = (q: string) =>
  queryOptions({
    queryKey: ['admin', 'search', q],
    queryFn: async ({ signal }) =>
      (await answerOf(api.GET('/api/admin/search', { params: { query: { q } }, signal }))).items,
  });

const at = (id: string) => ({ params: { path: { id } } });

// Products and prices

type Filter<Status extends string> = { status?: Status | undefined };

export const adminProductsQuery = ({ status, q }: Filter<ProductStatus> & { q?: string | undefined }) =>
  infiniteQueryOptions(
    pagesOf(['admin', 'products', 'list', { status, q }], (paging, signal) =>
      answerOf(
        api.GET('/api/admin/products', { params: { query: { ...textOrNothing({ status, q }), ...paging } }, signal }),
      ),
    ),
  );
export const adminProductQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin', 'products', 'one', id],
    queryFn: ({ signal }) => answerOf(api.GET('/api/admin/products/{id}', { ...at(id), signal })),
  });
export const driversQuery = queryOptions({
  queryKey: ['admin', 'drivers'],
  queryFn: async ({ signal }) => (await answerOf(api.GET('/api/admin/fulfillment-drivers', { signal }))).items,
});
export const gatewaysQuery = queryOptions({
  queryKey: ['admin', 'gateways'],
  queryFn: async ({ signal }) => (await answerOf(api.GET('/api/admin/gateways', { signal }))).items,
});

export const createProduct = (body: AdminProductBody) => answerOf(api.POST('/api/admin/products', { body }));
/** @throws Problem REVISION_CONFLICT when somebody else saved first. */
export const saveProduct = (id: string, body: AdminProductBody & { revision: number }) =>
  answerOf(api.PUT('/api/admin/products/{id}', { ...at(id), body }));
export const moveProduct = (id: string, verb: 'publish' | 'unpublish' | 'archive') =>
  answerOf(api.POST(`/api/admin/products/{id}/${verb}`, at(id)));
/** @param path of a hybrid product; null for every other. */
export const testProductConnection = (id: string, path: string | null) =>
  answerOf(
    api.POST('/api/admin/products/{id}/test-connection', {
      params: { path: { id }, query: textOrNothing({ path }) },
    }),
  );
export const createPrice = (body: AdminPriceBody) => answerOf(api.POST('/api/admin/prices', { body }));
export const savePrice = (id: string, body: AdminPriceBody) =>
  answerOf(api.PUT('/api/admin/prices/{id}', { ...at(id), body }));

// Orders and money

export const adminOrdersQuery = ({ status, q }: Filter<OrderStatus> & { q?: string | undefined }) =>
  infiniteQueryOptions(
    pagesOf(['admin', 'orders', 'list', { status, q }], (paging, signal) =>
      answerOf(
        api.GET('/api/admin/orders', { params: { query: { ...textOrNothing({ status, q }), ...paging } }, signal }),
      ),
    ),
  );
export const adminOrderQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin', 'orders', 'one', id],
    queryFn: ({ signal }) => answerOf(api.GET('/api/admin/orders/{id}', { ...at(id), signal })),
  });
export const adminPaymentsQuery = ({ status }: Filter<PaymentStatus>) =>
  infiniteQueryOptions(
    pagesOf(['admin', 'payments', 'list', { status }], (paging, signal) =>
      answerOf(
        api.GET('/api/admin/payments', { params: { query: { ...textOrNothing({ status }), ...paging } }, signal }),
      ),
    ),
  );
/** Accepts a held payment: its order becomes paid. */
export const releasePayment = (id: string) => answerOf(api.POST('/api/admin/payments/{id}/release', at(id)));
export const refundPayment = (id: string, body: { amount_minor?: number; quantity?: number; reason: string }) =>
  answerOf(api.POST('/api/admin/payments/{id}/refund', { ...at(id), body }));
export const adminEventsQuery = ({
  status,
  gateway,
}: Filter<WebhookEventStatus> & { gateway?: PaymentGatewayKey | undefined }) =>
  infiniteQueryOptions(
    pagesOf(['admin', 'events', 'list', { status, gateway }], (paging, signal) =>
      answerOf(
        api.GET('/api/admin/webhook-events', {
          params: { query: { ...textOrNothing({ status, gateway }), ...paging } },
          signal,
        }),
      ),
    ),
  );
export const adminEventQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin', 'events', 'one', id],
    queryFn: ({ signal }) => answerOf(api.GET('/api/admin/webhook-events/{id}', { ...at(id), signal })),
  });
export const retryEvent = (id: string) => answerOf(api.POST('/api/admin/webhook-events/{id}/retry', at(id)));

// Deliveries

type FulfillmentFilter = Filter<FulfillmentStatus> & { driver?: string | undefined; order_id?: string | undefined };

export const adminFulfillmentsQuery = ({ status, driver, order_id }: FulfillmentFilter) =>
  infiniteQueryOptions(
    pagesOf(['admin', 'fulfillments', 'list', { status, driver, order_id }], (paging, signal) =>
      answerOf(
        api.GET('/api/admin/fulfillments', {
          params: { query: { ...textOrNothing({ status, driver, order_id }), ...paging } },
          signal,
        }),
      ),
    ),
  );
export const adminFulfillmentQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin', 'fulfillments', 'one', id],
    queryFn: ({ signal }) => answerOf(api.GET('/api/admin/fulfillments/{id}', { ...at(id), signal })),
  });
/** @throws Problem ILLEGAL_MOVE when the delivery has moved on meanwhile. */
export const actOnFulfillment = (id: string, action: FulfillmentAction, reason: string) =>
  answerOf(api.POST(`/api/admin/fulfillments/{id}/${action}`, { ...at(id), body: textOrNothing({ reason }) }));

// Secrets, files, mails, team

export const secretsQuery = queryOptions({
  queryKey: ['admin', 'secrets'],
  queryFn: async ({ signal }) => (await answerOf(api.GET('/api/admin/secrets', { signal }))).items,
});
export const putSecret = (name: string, body: { value: string; purpose: string }) =>
  answerOf(api.PUT('/api/admin/secrets/{name}', { params: { path: { name } }, body }));
export const deleteSecret = (name: string) =>
  answerOf(api.DELETE('/api/admin/secrets/{name}', { params: { path: { name } } }));
export const adminArtifactsQuery = infiniteQueryOptions(
  pagesOf(['admin', 'artifacts'], (paging, signal) =>
    answerOf(api.GET('/api/admin/artifacts', { params: { query: paging }, signal })),
  ),
);
export const uploadArtifact = (file: Blob, query: { name: string; version: string; file_name: string }) =>
  request<Artifact>('POST', '/api/admin/artifacts', { query, body: file });
export const adminMailsQuery = infiniteQueryOptions(
  pagesOf(['admin', 'mails'], (paging, signal) =>
    answerOf(api.GET('/api/admin/mails', { params: { query: paging }, signal })),
  ),
);
export const teamQuery = queryOptions({
  queryKey: ['admin', 'team'],
  queryFn: async ({ signal }) => (await answerOf(api.GET('/api/admin/team', { signal }))).items,
});
export const inviteMember = (body: { email: string; name: string; role: Exclude<Role, 'customer'> }) =>
  answerOf(api.POST('/api/admin/team', { body }));
export const changeRole = (id: string, role: Role) =>
  answerOf(api.PATCH('/api/admin/team/{id}', { ...at(id), body: { role } }));

// Development only

const MAILBOX_EVERY_MS = 2_000;

type MailboxEntry = { id: string; recipient: string; subject: string; created_at: string };

export const mailboxQuery = queryOptions({
  queryKey: ['mailbox'],
  queryFn: async ({ signal }) =>
    (await request<{ items: MailboxEntry[] }>('GET', '/api/dev/mailbox', { signal })).items,
  refetchInterval: MAILBOX_EVERY_MS,
});
export const letterQuery = (id: string) =>
  queryOptions({
    queryKey: ['mailbox', id],
    queryFn: ({ signal }) => request<MailboxLetter>('GET', `/api/dev/mailbox/${encodeURIComponent(id)}`, { signal }),
  });
