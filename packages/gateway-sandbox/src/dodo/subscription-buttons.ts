import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { World } from '../world.ts';
import { changeSettings } from './change-settings.ts';
import { openDispute, resolveDispute } from './disputes.ts';
import { nextStepOf } from './due.ts';
import { newestFirst, readDodoBody } from './read.ts';
import { refundFromDashboard } from './refund-payment.ts';
import { DodoRefusal } from './refusal.ts';
import { findDispute, showDispute } from './show-disputes.ts';
import { findPayment, showRefund } from './show-payments.ts';
import { findSubscription, showSubscription } from './show-subscriptions.ts';
import type { Subscription } from './subscription.ts';

const idOf = (request: FastifyRequest) => (request.params as { id: string }).id; // because every such path has :id

/** Buttons for tests and demonstrations: what time, banks and the dashboard would do. */
export function subscriptionButtons(world: World, app: FastifyInstance): void {
  app.get('/sandbox/settings', async () => world.state.dodo.settings);
  app.post('/sandbox/settings', async (request) => changeSettings(world, request.body));

  app.get('/sandbox/subscriptions', async () => ({
    items: newestFirst(world.state.dodo.subscriptions).map((subscription) => showInside(world, subscription)),
  }));
  app.post('/sandbox/subscriptions/:id/bill-now', async (request) => {
    const subscription = findSubscription(world, idOf(request));
    const played = await billNow(world, subscription);
    return { played, ...showInside(world, subscription) };
  });
  app.post('/sandbox/subscriptions/:id/payment-method', async (request) => {
    const subscription = findSubscription(world, idOf(request));
    const method = world.state.dodo.payment_methods[subscription.payment_method_id];
    if (method) method.fails = readDodoBody(request.body).flag('fails') ?? true;
    return showInside(world, subscription);
  });

  app.get('/sandbox/disputes', async () => ({
    items: newestFirst(world.state.dodo.disputes).map((dispute) => showDispute(world, dispute)),
  }));
  app.post('/sandbox/payments/:id/dispute', async (request) =>
    showDispute(world, await openDispute(world, findPayment(world, idOf(request)), request.body ?? {})),
  );
  app.post('/sandbox/disputes/:id/resolve', async (request) => {
    const dispute = findDispute(world, idOf(request));
    await resolveDispute(world, dispute, readDodoBody(request.body).text('outcome'));
    return showDispute(world, dispute);
  });
  app.post('/sandbox/payments/:id/refund-from-dashboard', async (request) =>
    showRefund(world, await refundFromDashboard(world, findPayment(world, idOf(request)), request.body ?? {})),
  );
}

/**
 * What is due next for the subscription happens now, and everything later is counted from now.
 *
 * @returns what it was
 * @throws DodoRefusal 409 when nothing will happen to it by itself
 */
async function billNow(world: World, subscription: Subscription): Promise<string> {
  const step = nextStepOf(world, subscription);
  if (!step) throw new DodoRefusal(409, 'NOTHING_DUE', 'Nothing will happen to this subscription by itself.');
  step.moveTo(world.timeline.present.now());
  await world.timeline.tick();
  return step.kind;
}

/** The subscription as the API shows it, and what the API hides. */
function showInside(world: World, subscription: Subscription) {
  const step = nextStepOf(world, subscription);
  const method = world.state.dodo.payment_methods[subscription.payment_method_id];
  return {
    ...showSubscription(world, subscription),
    past_due_ends_at: subscription.past_due_ends_at,
    credit: subscription.credit,
    amount_owed: subscription.dues?.line.total ?? 0,
    payment_method_fails: method?.fails ?? false,
    next_step: step ? { kind: step.kind, at: step.at } : null,
  };
}
