import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import { pagesOf, textOrNothing } from './pages.ts';

// A customer's own subscriptions. What changes one answers with it as it is then.

export const mySubscriptionsQuery = infiniteQueryOptions(
  pagesOf(['me', 'subscriptions', 'list'], (paging, signal) =>
    answerOf(api.GET('/api/me/subscriptions', { params: { query: paging }, signal })),
  ),
);

export const mySubscriptionQuery = (id: string) =>
  queryOptions({
    queryKey: ['me', 'subscriptions', 'one', id],
    queryFn: ({ signal }) => answerOf(api.GET('/api/me/subscriptions/{id}', { ...at(id), signal })),
  });

const at = (id: string) => ({ params: { path: { id } } });

export type PlanWish = { price_id: string; quantity: number };

/** Ends it when the paid period is over. @throws Problem GATEWAY_SILENT: the wish is kept and tried again. */
export const cancelSubscription = (id: string, reason: string) =>
  answerOf(api.POST('/api/me/subscriptions/{id}/cancel', { ...at(id), body: textOrNothing({ reason }) }));
/** Undoes a cancellation that is scheduled, or ends a pause. */
export const resumeSubscription = (id: string) => answerOf(api.POST('/api/me/subscriptions/{id}/resume', at(id)));
export const pauseSubscription = (id: string) => answerOf(api.POST('/api/me/subscriptions/{id}/pause', at(id)));
/** Where the gateway takes another way to pay. */
export const newPaymentMethod = (id: string) => answerOf(api.POST('/api/me/subscriptions/{id}/payment-method', at(id)));
/** What a change would cost, and whether it is possible; nothing is changed by asking. */
export const previewPlan = (id: string, body: PlanWish) =>
  answerOf(api.POST('/api/me/subscriptions/{id}/change-plan/preview', { ...at(id), body }));
/** @throws Problem PLAN_CHANGE_REFUSED with the reason at `price_id`. */
export const changePlan = (id: string, body: PlanWish) =>
  answerOf(api.POST('/api/me/subscriptions/{id}/change-plan', { ...at(id), body }));
/** Gives up a change that waits for consent. */
export const dropPlanChange = (id: string) => answerOf(api.DELETE('/api/me/subscriptions/{id}/change-plan', at(id)));
