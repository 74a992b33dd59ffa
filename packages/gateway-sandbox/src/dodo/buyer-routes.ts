import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { World } from '../world.ts';
import { findCheckout, madeBy, showCheckout } from './checkouts.ts';
import { choosePortal, dodoPortalPage, findPortalSession } from './customer-portal.ts';
import { payCheckout, returnUrlOf, settlePayment } from './pay-checkout.ts';
import { dodoPayPage } from './pay-page.ts';
import { dodoPaymentMethodPage } from './payment-method-page.ts';
import { settleRefund } from './refund-payment.ts';
import { malformed } from './refusal.ts';
import { findPayment, findRefund, showPayment, showRefund } from './show-payments.ts';
import type { Checkout } from './state.ts';
import type { MethodPage } from './subscription.ts';
import { enterCard, findMethodPage, methodReturnUrlOf } from './update-payment-method.ts';

const idOf = (request: FastifyRequest) => (request.params as { id: string }).id; // because every such path has :id
const fieldsOf = (request: FastifyRequest) => (request.body ?? {}) as Record<string, unknown>;

/** What the buyer (or a test in his place) does at Dodo. */
export function dodoBuyerRoutes(world: World, app: FastifyInstance): void {
  app.get('/pay/:id', async (request, reply) =>
    reply.type('text/html; charset=utf-8').send(dodoPayPage(world, findCheckout(world, idOf(request)))),
  );
  app.post('/pay/:id', async (request, reply) => {
    const checkout = findCheckout(world, idOf(request));
    const { redirect_to } = await choose(world, checkout, fieldsOf(request).choice);
    return reply.redirect(redirect_to, 303);
  });

  app.post('/sandbox/checkouts/:id/pay', async (request) =>
    choose(world, findCheckout(world, idOf(request)), fieldsOf(request).choice ?? 'pay'),
  );
  app.get('/sandbox/checkouts', async () => ({
    items: Object.values(world.state.dodo.checkouts).map((checkout) => ({
      ...checkout,
      ...showCheckout(world, checkout),
    })),
  }));
  app.get('/sandbox/payments', async () => ({
    items: Object.values(world.state.dodo.payments).map((payment) => showPayment(world, payment)),
  }));
  app.post('/sandbox/payments/:id/settle', async (request) => {
    const payment = findPayment(world, idOf(request));
    await settlePayment(world, payment, fieldsOf(request).outcome === 'failed' ? 'failed' : 'succeeded');
    return showPayment(world, payment);
  });
  app.get('/sandbox/refunds', async () => ({
    items: Object.values(world.state.dodo.refunds).map((refund) => showRefund(world, refund)),
  }));
  app.post('/sandbox/refunds/:id/settle', async (request) => {
    const refund = findRefund(world, idOf(request));
    await settleRefund(world, refund, fieldsOf(request).outcome === 'failed' ? 'failed' : 'succeeded');
    return showRefund(world, refund);
  });
}

/** The pages of somebody who has a subscription: a new card, and the customer portal. */
export function dodoCustomerPages(world: World, app: FastifyInstance): void {
  app.get('/payment-method/:id', async (request, reply) =>
    reply.type('text/html; charset=utf-8').send(dodoPaymentMethodPage(world, findMethodPage(world, idOf(request)))),
  );
  app.post('/payment-method/:id', async (request, reply) => {
    const { redirect_to } = await chooseCard(world, findMethodPage(world, idOf(request)), fieldsOf(request).choice);
    return reply.redirect(redirect_to, 303);
  });
  app.post('/sandbox/payment-methods/:id/enter', async (request) =>
    chooseCard(world, findMethodPage(world, idOf(request)), fieldsOf(request).choice ?? 'pay'),
  );

  app.get('/portal/:id', async (request, reply) =>
    reply.type('text/html; charset=utf-8').send(dodoPortalPage(world, findPortalSession(world, idOf(request)))),
  );
  app.post('/portal/:id', async (request, reply) => {
    const session = findPortalSession(world, idOf(request));
    return reply.redirect(await choosePortal(world, session, fieldsOf(request).choice), 303);
  });
}

async function chooseCard(world: World, page: MethodPage, choice: unknown) {
  if (choice !== 'pay' && choice !== 'decline') throw malformed('choice must be pay or decline.');
  await enterCard(world, page, choice);
  const payment = findPayment(world, page.payment_id);
  const redirect_to = methodReturnUrlOf(world, page) ?? `${world.baseUrls.dodo}/payment-method/${page.id}`;
  return { redirect_to, payment_id: payment.payment_id, status: payment.status };
}

async function choose(world: World, checkout: Checkout, choice: unknown) {
  const page = `${world.baseUrls.dodo}/pay/${checkout.id}`;
  if (choice === 'cancel') return { redirect_to: checkout.cancel_url ?? page, payment_id: null, status: null };
  if (choice !== 'pay' && choice !== 'decline') throw malformed('choice must be pay, decline or cancel.');
  await payCheckout(world, checkout, choice);
  const { payment, subscription } = madeBy(world, checkout);
  return {
    redirect_to: returnUrlOf(world, checkout) ?? page,
    payment_id: payment?.payment_id ?? null,
    status: payment?.status ?? null,
    ...(subscription
      ? { subscription_id: subscription.subscription_id, subscription_status: subscription.status }
      : {}),
  };
}
