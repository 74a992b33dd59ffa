import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { FulfillmentAction, PaymentGatewayKey, Role } from '@vozex/domain';
import { request } from './request.ts';
import type {
  AdminFulfillment,
  AdminFulfillmentRow,
  AdminMail,
  AdminOrder,
  AdminOrderRow,
  AdminPayment,
  AdminPrice,
  AdminPriceBody,
  AdminProduct,
  AdminProductBody,
  AdminTask,
  Artifact,
  ConnectionTest,
  DriverDescription,
  GatewayDescription,
  MailboxEntry,
  MailboxLetter,
  Overview,
  Page,
  Refund,
  Secret,
  TeamMember,
  WebhookEvent,
  WebhookEventWithBody,
} from './types.ts';

type Filters = Readonly<Record<string, string | undefined>>;

/** A list of the administration, page by page. */
const list =
  <Item>(what: string) =>
  (filters: Filters = {}) =>
    infiniteQueryOptions({
      queryKey: ['admin', what, 'list', filters],
      queryFn: ({ signal, pageParam }) =>
        request<Page<Item>>('GET', `/api/admin/${what}`, { query: { ...filters, after: pageParam }, signal }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next ?? null,
    });

const one =
  <Item>(what: string) =>
  (id: string) =>
    queryOptions({
      queryKey: ['admin', what, 'one', id],
      queryFn: ({ signal }) => request<Item>('GET', `/api/admin/${what}/${encodeURIComponent(id)}`, { signal }),
    });

/** A short list that always comes whole. */
const all = <Item>(what: string) =>
  queryOptions({
    queryKey: ['admin', what, 'all'],
    queryFn: async ({ signal }) => (await request<{ items: Item[] }>('GET', `/api/admin/${what}`, { signal })).items,
  });

const at = (what: string, id: string, verb?: string) =>
  `/api/admin/${what}/${encodeURIComponent(id)}${verb ? `/${verb}` : ''}`;

export const overviewQuery = queryOptions({
  queryKey: ['admin', 'overview'],
  queryFn: ({ signal }) => request<Overview>('GET', '/api/admin/overview', { signal }),
  refetchInterval: 15_000,
});

// Products and prices

export const adminProductsQuery = list<AdminProduct>('products');
export const adminProductQuery = one<AdminProduct>('products');
export const driversQuery = all<DriverDescription>('fulfillment-drivers');
export const gatewaysQuery = all<GatewayDescription>('gateways');

export const createProduct = (body: AdminProductBody) => request<AdminProduct>('POST', '/api/admin/products', { body });
/** @throws Problem REVISION_CONFLICT when somebody else saved first. */
export const saveProduct = (id: string, body: AdminProductBody & { revision: number }) =>
  request<AdminProduct>('PUT', at('products', id), { body });
export const moveProduct = (id: string, verb: 'publish' | 'unpublish' | 'archive') =>
  request<AdminProduct>('POST', at('products', id, verb));
export const testProductConnection = (id: string) =>
  request<ConnectionTest>('POST', at('products', id, 'test-connection'));
export const testGatewayConnection = (gateway: PaymentGatewayKey) =>
  request<ConnectionTest>('POST', at('gateways', gateway, 'test-connection'));
export const createPrice = (body: AdminPriceBody) => request<AdminPrice>('POST', '/api/admin/prices', { body });
export const savePrice = (id: string, body: AdminPriceBody) => request<AdminPrice>('PUT', at('prices', id), { body });

// Orders and money

export const adminOrdersQuery = list<AdminOrderRow>('orders');
export const adminOrderQuery = one<AdminOrder>('orders');
export const adminPaymentsQuery = list<AdminPayment>('payments');
/** Accepts a held payment: its order becomes paid. */
export const releasePayment = (id: string) => request<unknown>('POST', at('payments', id, 'release'));
export const refundPayment = (id: string, body: { amount_minor?: number; reason: string }) =>
  request<Refund>('POST', at('payments', id, 'refund'), { body });
export const adminEventsQuery = list<WebhookEvent>('webhook-events');
export const adminEventQuery = one<WebhookEventWithBody>('webhook-events');
export const retryEvent = (id: string) => request<unknown>('POST', at('webhook-events', id, 'retry'));

// Deliveries

export const adminFulfillmentsQuery = list<AdminFulfillmentRow>('fulfillments');
export const adminFulfillmentQuery = one<AdminFulfillment>('fulfillments');
/** @throws Problem ILLEGAL_MOVE when the delivery has moved on meanwhile. */
export const actOnFulfillment = (id: string, action: FulfillmentAction, reason: string) =>
  request<AdminFulfillment>('POST', at('fulfillments', id, action), { body: reason ? { reason } : {} });
export const adminTasksQuery = list<AdminTask>('tasks');
export const adminTaskQuery = one<AdminTask>('tasks');
/** @throws Problem TASK_ALREADY_DONE for the second of two. */
export const completeTask = (id: string, body: { note: string; workspace_url?: string }) =>
  request<AdminTask>('POST', at('tasks', id, 'complete'), { body });

// Secrets, files, mails, team

export const secretsQuery = all<Secret>('secrets');
export const putSecret = (name: string, body: { value: string; purpose: string }) =>
  request<unknown>('PUT', at('secrets', name), { body });
export const deleteSecret = (name: string) => request<unknown>('DELETE', at('secrets', name));
export const adminArtifactsQuery = list<Artifact>('artifacts');
export const uploadArtifact = (file: Blob, query: { name: string; version: string; file_name: string }) =>
  request<Artifact>('POST', '/api/admin/artifacts', { query, body: file });
export const adminMailsQuery = list<AdminMail>('mails');
export const teamQuery = all<TeamMember>('team');
export const inviteMember = (body: { email: string; name: string; role: Role }) =>
  request<TeamMember>('POST', '/api/admin/team', { body });
export const changeRole = (id: string, role: Role) => request<TeamMember>('PATCH', at('team', id), { body: { role } });

// Development only

export const mailboxQuery = queryOptions({
  queryKey: ['mailbox'],
  queryFn: async ({ signal }) =>
    (await request<{ items: MailboxEntry[] }>('GET', '/api/dev/mailbox', { signal })).items,
  refetchInterval: 2_000,
});
export const letterQuery = (id: string) =>
  queryOptions({
    queryKey: ['mailbox', id],
    queryFn: ({ signal }) => request<MailboxLetter>('GET', `/api/dev/mailbox/${encodeURIComponent(id)}`, { signal }),
  });
