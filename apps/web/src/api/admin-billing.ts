import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { DisputeStatus, PaymentGatewayKey, RefundStatus, SubscriptionStatus } from '@vozex/domain';
import { answerOf, api } from './client.ts';
import { pagesOf, textOrNothing } from './pages.ts';
import type { CheckoutPreviewBody, SubscriptionConcern } from './types.ts';

// What the team sees and does about money after the first payment. Every key begins with 'admin', as in admin.ts.

type Filter<Status extends string> = { status?: Status | undefined };

const at = (id: string) => ({ params: { path: { id } } });

// Subscriptions

type SubscriptionFilter = Filter<SubscriptionStatus> & {
  concern?: SubscriptionConcern | undefined;
  q?: string | undefined;
};

export const adminSubscriptionsQuery = ({ status, concern, q }: SubscriptionFilter) =>
  infiniteQueryOptions(
    pagesOf(['admin', 'subscriptions', 'list', { status, concern, q }], (paging, signal) =>
      answerOf(
        api.GET('/api/admin/subscriptions', {
          params: { query: { ...textOrNothing({ status, concern, q }), ...paging } },
          signal,
        }),
      ),
    ),
  );
export const adminSubscriptionQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin', 'subscriptions', 'one', id],
    queryFn: ({ signal }) => answerOf(api.GET('/api/admin/subscriptions/{id}', { ...at(id), signal })),
  });
export const cancelSubscription = (id: string, body: { when: 'period_end' | 'now'; reason: string }) =>
  answerOf(api.POST('/api/admin/subscriptions/{id}/cancel', { ...at(id), body }));
/** `look` asks the gateway how it stands. */
export const actOnSubscription = (id: string, action: 'resume' | 'pause' | 'look') =>
  answerOf(api.POST(`/api/admin/subscriptions/{id}/${action}`, at(id)));

// Refunds, disputes, reconciliations

export const adminRefundsQuery = ({ status }: Filter<RefundStatus>) =>
  infiniteQueryOptions(
    pagesOf(['admin', 'refunds', 'list', { status }], (paging, signal) =>
      answerOf(
        api.GET('/api/admin/refunds', { params: { query: { ...textOrNothing({ status }), ...paging } }, signal }),
      ),
    ),
  );
export const adminDisputesQuery = ({ status }: Filter<DisputeStatus>) =>
  infiniteQueryOptions(
    pagesOf(['admin', 'disputes', 'list', { status }], (paging, signal) =>
      answerOf(
        api.GET('/api/admin/disputes', { params: { query: { ...textOrNothing({ status }), ...paging } }, signal }),
      ),
    ),
  );
export const adminDisputeQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin', 'disputes', 'one', id],
    queryFn: ({ signal }) => answerOf(api.GET('/api/admin/disputes/{id}', { ...at(id), signal })),
  });
export const reconciliationsQuery = ({ gateway }: { gateway?: PaymentGatewayKey | undefined }) =>
  infiniteQueryOptions(
    pagesOf(['admin', 'reconciliations', { gateway }], (paging, signal) =>
      answerOf(
        api.GET('/api/admin/reconciliations', {
          params: { query: { ...textOrNothing({ gateway }), ...paging } },
          signal,
        }),
      ),
    ),
  );
/** Looks for what no webhook told. Answers nothing for a gateway where a look is under way already. */
export const reconcile = (body: { gateway?: PaymentGatewayKey; days: number }) =>
  answerOf(api.POST('/api/admin/reconcile', { body }));

// Setting gateways up

/** Tries a gateway, and each price of a product there where one is named. */
export const testGateway = (gateway: PaymentGatewayKey, productId?: string) =>
  answerOf(
    api.POST('/api/admin/gateways/{gateway}/test-connection', {
      params: { path: { gateway } },
      body: textOrNothing({ product_id: productId }),
    }),
  );
export const registerWebhook = (gateway: PaymentGatewayKey) =>
  answerOf(api.POST('/api/admin/gateways/{gateway}/register-webhook', { params: { path: { gateway } } }));
/** Makes the product or plan of a price at a gateway, and maps the price to it. */
export const makeMapping = (priceId: string, gateway: PaymentGatewayKey) =>
  answerOf(api.POST('/api/admin/prices/{id}/mappings/{gateway}', { params: { path: { id: priceId, gateway } } }));
/** What a buyer would meet at the checkout of a product, draft or not. */
export const previewCheckout = (productId: string, body: CheckoutPreviewBody) =>
  answerOf(api.POST('/api/admin/products/{id}/checkout-preview', { ...at(productId), body }));
