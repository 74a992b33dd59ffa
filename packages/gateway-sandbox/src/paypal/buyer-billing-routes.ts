import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { World } from '../world.ts';
import { autopayPage, useAnotherCard } from './autopay-page.ts';
import { consentPage, subscriptionPage } from './billing-pages.ts';
import type { Subscription } from './billing-state.ts';
import { readControlAmount } from './control-amount.ts';
import { openDispute, resolveDispute } from './disputes.ts';
import { dueAt, makeDueNow } from './due.ts';
import { amountLeft, findPayment } from './find-payment.ts';
import { moneyOf } from './money.ts';
import { tell } from './post-event.ts';
import { giveBack, whyNotRefundable } from './refund-payment.ts';
import { malformedPayPal, notFoundAtPayPal, PayPalRefusal } from './refusal.ts';
import type { Query } from './request-parts.ts';
import { idOf, queryOf } from './request-parts.ts';
import { agreeToRevision } from './revise-subscription.ts';
import { changeSettings } from './settings.ts';
import { findRefund, showRefund } from './show.ts';
import { showDispute } from './show-dispute.ts';
import { findSubscription, showSubscription } from './show-subscription.ts';
import { cancelUrlOf, returnUrlOf } from './subscription-urls.ts';
import { approveSubscription, cancelSubscription } from './subscriptions.ts';

const fieldsOf = (request: FastifyRequest) => (request.body ?? {}) as Record<string, unknown>;

/** What the buyer of a subscription (or a test in his place) does at PayPal, and what passes by itself. */
export function buyerBillingRoutes(world: World, app: FastifyInstance): void {
  pageRoutes(world, app);
  subscriptionControls(world, app);
  paymentControls(world, app);
  app.get('/sandbox/settings', async () => world.state.paypal.settings);
  app.post('/sandbox/settings', async (request) => changeSettings(world.state.paypal.settings, request.body));
}

function pageRoutes(world: World, app: FastifyInstance): void {
  const html = 'text/html; charset=utf-8';
  const page = '/webapps/billing/subscriptions';
  app.get(page, async (request, reply) => {
    const subscription = findByToken(world, queryOf(request), ({ consent }) => consent.ba_token);
    return reply.type(html).send(subscriptionPage(world, subscription));
  });
  app.post(page, async (request, reply) => {
    const subscription = findByToken(world, queryOf(request), ({ consent }) => consent.ba_token);
    return reply.redirect((await approve(world, subscription, fieldsOf(request).choice)).redirect_to, 303);
  });
  app.get(`${page}/update`, async (request, reply) => {
    const subscription = findByToken(world, queryOf(request), ({ revision }) => revision?.ba_token);
    return reply.type(html).send(consentPage(world, subscription));
  });
  app.post(`${page}/update`, async (request, reply) => {
    const subscription = findByToken(world, queryOf(request), ({ revision }) => revision?.ba_token);
    return reply.redirect((await consent(world, subscription, fieldsOf(request).choice)).redirect_to, 303);
  });
  const autopay = '/myaccount/autopay';
  app.get(autopay, async (request, reply) => reply.type(html).send(autopayPage(world, queryOf(request).changed)));
  app.post(autopay, async (request, reply) => {
    const { id } = useAnotherCard(world, fieldsOf(request).subscription);
    return reply.redirect(`${autopay}?changed=${id}`, 303);
  });
}

function findByToken(world: World, { ba_token }: Query, tokenOf: (each: Subscription) => string | undefined) {
  const found = Object.values(world.state.paypal.subscriptions).find((each) => tokenOf(each) === ba_token);
  if (!found || ba_token === undefined) throw notFoundAtPayPal();
  return found;
}

async function approve(world: World, subscription: Subscription, choice: unknown) {
  if (choice === 'cancel') return answer(world, subscription, cancelUrlOf(subscription.consent));
  if (choice !== 'pay' && choice !== 'decline') throw malformedPayPal('choice', 'pay, decline or cancel', 'wrong');
  await tell(approveSubscription(world, subscription, choice));
  return answer(world, subscription, returnUrlOf(subscription, subscription.consent));
}

async function consent(world: World, subscription: Subscription, choice: unknown) {
  const { revision } = subscription;
  if (!revision) throw notFoundAtPayPal();
  if (choice !== 'agree' && choice !== 'refuse') throw malformedPayPal('choice', 'agree or refuse', 'wrong');
  if (choice === 'refuse') {
    subscription.revision = null;
    return answer(world, subscription, cancelUrlOf(revision));
  }
  await tell(agreeToRevision(world, subscription));
  return answer(world, subscription, returnUrlOf(subscription, revision));
}

/** Without a URL of the shop the buyer stays at PayPal. */
function answer(world: World, { status }: Subscription, url: string | null) {
  return { redirect_to: url ?? `${world.baseUrls.paypal}/`, status };
}

function subscriptionControls(world: World, app: FastifyInstance): void {
  const path = '/sandbox/subscriptions';
  const show = (subscription: Subscription) => ({
    ...showSubscription(world, subscription, ['last_failed_payment', 'plan']),
    due_at: dueAt(world, subscription)?.toISOString() ?? null,
    revision: subscription.revision,
  });
  app.get(path, async () => ({ items: Object.values(world.state.paypal.subscriptions).map(show) }));
  app.post(`${path}/:id/approve`, async (request) =>
    approve(world, findSubscription(world, idOf(request)), fieldsOf(request).choice ?? 'pay'),
  );
  app.post(`${path}/:id/consent`, async (request) =>
    consent(world, findSubscription(world, idOf(request)), fieldsOf(request).choice ?? 'agree'),
  );
  app.post(`${path}/:id/bill-now`, async (request) => {
    const subscription = findSubscription(world, idOf(request));
    if (dueAt(world, subscription) === null) throw new PayPalRefusal(422, 'INVALID_PARAMETER_VALUE', '/status');
    makeDueNow(world, subscription);
    await world.timeline.tick();
    return show(subscription);
  });
  app.post(`${path}/:id/payment-method`, async (request) => {
    const subscription = findSubscription(world, idOf(request));
    const { fails } = fieldsOf(request);
    if (typeof fails !== 'boolean') throw malformedPayPal('fails', 'true or false', 'missing');
    subscription.funding_declines = fails;
    return show(subscription);
  });
  app.post(`${path}/:id/cancel`, async (request) => {
    const reason = fieldsOf(request).reason ?? 'The buyer cancelled at PayPal.';
    await tell(cancelSubscription(world, idOf(request), { reason }));
    return show(findSubscription(world, idOf(request)));
  });
}

function paymentControls(world: World, app: FastifyInstance): void {
  app.post('/sandbox/payments/:id/dispute', async (request) =>
    showDispute(world, await openDispute(world, findPayment(world, idOf(request)), request.body)),
  );
  app.get('/sandbox/disputes', async () => ({
    items: Object.values(world.state.paypal.disputes).map((dispute) => showDispute(world, dispute)),
  }));
  app.post('/sandbox/disputes/:id/resolve', async (request) =>
    showDispute(world, await resolveDispute(world, idOf(request), request.body)),
  );
  app.post('/sandbox/payments/:id/refund-from-dashboard', async (request) => {
    const payment = findPayment(world, idOf(request));
    const { currency_code } = payment.amount;
    const amount =
      readControlAmount(request.body, currency_code) ?? moneyOf(Math.max(amountLeft(world, payment), 0), currency_code);
    const why = whyNotRefundable(world, payment, amount);
    if (why) throw new PayPalRefusal(422, why.issue, why.at);
    const { id, announced } = giveBack(world, payment, amount, 'dashboard');
    await announced;
    return showRefund(world, findRefund(world, id));
  });
}
