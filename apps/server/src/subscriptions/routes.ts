import { idSchema, QUANTITY_MAX } from '@vozex/domain';
import { z } from 'zod';
import { RequestError } from '../kernel/errors.ts';
import { PageQuery, pageOf } from '../kernel/page.ts';
import { type Actor, defineRoute } from '../kernel/route.ts';
import { PaymentError } from '../payments/index.ts';
import { adminSubscriptionRoutes } from './admin-routes.ts';
import { changePlan, dropPlanChange, previewPlanChange } from './change-plan.ts';
import {
  cancelSubscription,
  newPaymentMethod,
  type Owner,
  pauseSubscription,
  resumeSubscription,
} from './change-subscription.ts';
import { SubscriptionError } from './errors.ts';
import { pricePeriod } from './price-period.ts';
import type { SubscriptionsApp } from './subscriptions-app.ts';
import {
  listSubscriptions,
  PeriodTax,
  periodTaxOf,
  SubscriptionDetail,
  SubscriptionView,
  showSubscription,
} from './views.ts';

const tag = 'Subscriptions';
const Params = z.object({ id: idSchema('subscription') });
const PlanChoice = z.strictObject({
  price_id: idSchema('price'),
  quantity: z.int().min(1).max(QUANTITY_MAX).default(1),
});
const Reason = z.string().trim().min(1).max(500);
const throws = [SubscriptionError, PaymentError, RequestError];
const Redirect = z.object({ redirect_url: z.string() });

/** The customer behind the session. @throws SubscriptionError SUBSCRIPTION_UNKNOWN for who has bought nothing yet. */
function ownerOf(actor: Actor, id: string): Owner {
  if (actor.kind !== 'user' || actor.customerId === null) throw new SubscriptionError('SUBSCRIPTION_UNKNOWN', id);
  return { customerId: actor.customerId };
}

const mine = defineRoute({
  method: 'GET',
  path: '/api/me/subscriptions',
  access: 'customer',
  tag,
  summary: 'My subscriptions, newest first',
  query: PageQuery,
  output: pageOf(SubscriptionView),
  handle: async (app: SubscriptionsApp, { query }, { actor }) =>
    actor.kind === 'user' && actor.customerId !== null
      ? listSubscriptions(app, { customerId: actor.customerId }, query)
      : { items: [], next: null },
});

const one = defineRoute({
  method: 'GET',
  path: '/api/me/subscriptions/{id}',
  access: 'customer',
  tag,
  summary: 'One of my subscriptions, with its charges and plans',
  params: Params,
  output: SubscriptionDetail,
  throws,
  handle: (app: SubscriptionsApp, { params }, { actor }) => showSubscription(app, params.id, ownerOf(actor, params.id)),
});

const cancel = defineRoute({
  method: 'POST',
  path: '/api/me/subscriptions/{id}/cancel',
  access: 'customer',
  tag,
  summary: 'End it when the paid period is over; until then it can be resumed',
  params: Params,
  body: z.strictObject({ reason: Reason.optional() }),
  output: SubscriptionDetail,
  throws,
  async handle(app: SubscriptionsApp, { params: { id }, body }, { actor }) {
    const owner = ownerOf(actor, id);
    await cancelSubscription(app, actor, { id, owner, when: 'period_end', reason: body.reason });
    return showSubscription(app, id, owner);
  },
});

const resume = defineRoute({
  method: 'POST',
  path: '/api/me/subscriptions/{id}/resume',
  access: 'customer',
  tag,
  summary: 'Go on after all: undo a cancellation that is scheduled, or end a pause',
  params: Params,
  output: SubscriptionDetail,
  throws,
  async handle(app: SubscriptionsApp, { params: { id } }, { actor }) {
    const owner = ownerOf(actor, id);
    await resumeSubscription(app, actor, { id, owner });
    return showSubscription(app, id, owner);
  },
});

const pause = defineRoute({
  method: 'POST',
  path: '/api/me/subscriptions/{id}/pause',
  access: 'customer',
  tag,
  summary: 'Pause it: nothing is charged until it is resumed',
  params: Params,
  output: SubscriptionDetail,
  throws,
  async handle(app: SubscriptionsApp, { params: { id } }, { actor }) {
    const owner = ownerOf(actor, id);
    await pauseSubscription(app, actor, { id, owner });
    return showSubscription(app, id, owner);
  },
});

const paymentMethod = defineRoute({
  method: 'POST',
  path: '/api/me/subscriptions/{id}/payment-method',
  access: 'customer',
  tag,
  summary: 'Where to give another way to pay',
  params: Params,
  output: Redirect,
  throws,
  async handle(app: SubscriptionsApp, { params: { id } }, { actor }) {
    const { redirectUrl } = await newPaymentMethod(app, { id, owner: ownerOf(actor, id) });
    return { redirect_url: redirectUrl };
  },
});

const preview = defineRoute({
  method: 'POST',
  path: '/api/me/subscriptions/{id}/change-plan/preview',
  access: 'customer',
  tag,
  summary: 'What another plan or quantity would cost now and later, and whether it is possible',
  params: Params,
  body: PlanChoice,
  output: z
    .object({
      due_now_minor: z.int(),
      recurring_minor: z.int().meta({ description: 'For all units and one period, before tax that is added.' }),
      recurring_total_minor: z.int().meta({ description: 'The same with the tax that the shop adds.' }),
      tax: PeriodTax,
      currency: z.string(),
      effective: z.enum(['now', 'next_period']),
      needs_consent: z.boolean().meta({ description: 'The buyer must agree at the payment provider.' }),
      possible: z.boolean(),
      reason: z.string().nullable().meta({ description: 'Why it is not possible.' }),
    })
    .meta({ id: 'PlanChangePreview' }),
  throws,
  async handle(app: SubscriptionsApp, { params: { id }, body }, { actor }) {
    const wish = { id, owner: ownerOf(actor, id), priceId: body.price_id, quantity: body.quantity };
    const { delivery, billed, ...cost } = await previewPlanChange(app, wish);
    return {
      due_now_minor: cost.dueNowMinor,
      recurring_minor: cost.recurringMinor,
      recurring_total_minor: billed.tax ? pricePeriod(billed).amountMinor : cost.recurringMinor,
      tax: periodTaxOf(billed),
      currency: cost.currency,
      effective: cost.effective,
      needs_consent: cost.needsConsent,
      possible: delivery.kind === 'possible',
      reason: delivery.kind === 'possible' ? null : delivery.reason,
    };
  },
});

const change = defineRoute({
  method: 'POST',
  path: '/api/me/subscriptions/{id}/change-plan',
  access: 'customer',
  tag,
  summary: 'Change plan or quantity',
  params: Params,
  body: PlanChoice,
  output: z.object({
    consent_url: z
      .string()
      .nullable()
      .meta({ description: 'Where the buyer must agree first; null where nobody asks.' }),
  }),
  throws,
  async handle(app: SubscriptionsApp, { params: { id }, body }, { actor }) {
    const wish = { id, owner: ownerOf(actor, id), priceId: body.price_id, quantity: body.quantity };
    const { consentUrl } = await changePlan(app, actor, wish);
    return { consent_url: consentUrl };
  },
});

const dropChange = defineRoute({
  method: 'DELETE',
  path: '/api/me/subscriptions/{id}/change-plan',
  access: 'customer',
  tag,
  summary: 'Give up a change that waits for my consent',
  params: Params,
  output: SubscriptionDetail,
  throws,
  async handle(app: SubscriptionsApp, { params: { id } }, { actor }) {
    const owner = ownerOf(actor, id);
    await dropPlanChange(app, actor, { id, owner });
    return showSubscription(app, id, owner);
  },
});

/** Every route of this room. */
export const subscriptionRoutes = [
  mine,
  one,
  cancel,
  resume,
  pause,
  paymentMethod,
  preview,
  change,
  dropChange,
  ...adminSubscriptionRoutes,
];
