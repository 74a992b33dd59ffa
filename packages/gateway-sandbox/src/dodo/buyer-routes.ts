import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { World } from '../world.ts';
import { findCheckout, showCheckout } from './checkouts.ts';
import { payCheckout, returnUrlOf, settlePayment } from './pay-checkout.ts';
import { dodoPayPage } from './pay-page.ts';
import { settleRefund } from './refund-payment.ts';
import { malformed } from './refusal.ts';
import { findPayment, findRefund, showPayment, showRefund } from './show-payments.ts';
import type { Checkout } from './state.ts';

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
  app.post('/sandbox/refunds/:id/settle', async (request) => {
    const refund = findRefund(world, idOf(request));
    await settleRefund(world, refund, fieldsOf(request).outcome === 'failed' ? 'failed' : 'succeeded');
    return showRefund(world, refund);
  });
}

async function choose(world: World, checkout: Checkout, choice: unknown) {
  const page = `${world.baseUrls.dodo}/pay/${checkout.id}`;
  if (choice === 'cancel') return { redirect_to: checkout.cancel_url ?? page, payment_id: null, status: null };
  if (choice !== 'pay' && choice !== 'decline') throw malformed('choice must be pay, decline or cancel.');
  const payment = await payCheckout(world, checkout, choice);
  const redirect_to = returnUrlOf(checkout, payment) ?? page;
  return { redirect_to, payment_id: payment.payment_id, status: payment.status };
}
