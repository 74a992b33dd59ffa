import { escapeHtml, sandboxPage } from '../page.ts';
import { opaqueKey } from '../random-id.ts';
import type { World } from '../world.ts';
import { daysAfter } from './billing-dates.ts';
import { findCustomer } from './customers.ts';
import { showMoney } from './money.ts';
import { patchSubscription } from './patch-subscription.ts';
import { DODO_COLOR } from './pay-page.ts';
import { newestFirst, readUrl } from './read.ts';
import { DodoRefusal, malformed, notFound } from './refusal.ts';
import { findSubscription } from './show-subscriptions.ts';
import type { PortalSession } from './state.ts';
import type { Subscription } from './subscription.ts';
import { openMethodPage } from './update-payment-method.ts';

/** Dodo's documentation: links to the portal expire after 24 hours. */
const SESSION_DAYS = 1;
const OPEN = ['active', 'past_due', 'on_hold', 'paused'];

/** The answer of `POST /customers/{id}/customer-portal/session`. `send_email` is taken, but no mail is sent. */
export function createPortalSession(world: World, customerId: string, query: Record<string, string | undefined>) {
  const session: PortalSession = {
    id: opaqueKey(32),
    customer_id: findCustomer(world, customerId).customer_id,
    return_url: readUrl(query.return_url, 'return_url'),
    created_at: world.clock.now().toISOString(),
  };
  world.state.dodo.portal_sessions[session.id] = session;
  return { link: `${world.baseUrls.dodo}/portal/${session.id}` };
}

/** @throws DodoRefusal 404 for an unknown link, 401 for one that is a day old */
export function findPortalSession(world: World, id: string): PortalSession {
  const session = world.state.dodo.portal_sessions[id];
  if (!session) throw notFound('portal_session', id);
  if (daysAfter(new Date(session.created_at), SESSION_DAYS) <= world.clock.now()) {
    throw new DodoRefusal(401, 'UNAUTHORIZED', 'This link is more than a day old.');
  }
  return session;
}

/**
 * Plays a button of the portal.
 *
 * @param choice `cancel_later`, `keep`, `cancel_now` or `new_card`, a colon, and the id of a subscription of his
 * @returns where the customer goes next
 */
export async function choosePortal(world: World, session: PortalSession, choice: unknown): Promise<string> {
  const [action, id = ''] = String(choice).split(':');
  const subscription = findSubscription(world, id);
  if (subscription.customer_id !== session.customer_id) throw notFound('subscription', id);
  const here = `${world.baseUrls.dodo}/portal/${session.id}`;
  switch (action) {
    case 'cancel_later':
    case 'keep':
      await patchSubscription(world, subscription, { cancel_at_next_billing_date: action === 'cancel_later' });
      return here;
    case 'cancel_now':
      await patchSubscription(world, subscription, { status: 'cancelled' });
      return here;
    case 'new_card':
      return `${world.baseUrls.dodo}/payment-method/${openMethodPage(world, subscription, here).id}`;
    default:
      throw malformed('choice must be cancel_later, keep, cancel_now or new_card.');
  }
}

/** The customer's own pages: his subscriptions, what he can do with them, and his receipts. */
export function dodoPortalPage(world: World, session: PortalSession): string {
  const { subscriptions, payments } = world.state.dodo;
  const own = newestFirst(subscriptions).filter(({ customer_id }) => customer_id === session.customer_id);
  const paid = newestFirst(payments).filter(
    ({ customer_id, status, total_amount }) =>
      customer_id === session.customer_id && status === 'succeeded' && total_amount > 0,
  );
  const receipts = paid.map(
    ({ payment_id, created_at, total_amount, currency }) =>
      `<div class="line"><dt><a href="/invoices/payments/${payment_id}">Receipt of ${created_at.slice(0, 10)}</a></dt>` +
      `<dd>${escapeHtml(showMoney(total_amount, currency))}</dd></div>`,
  );
  const back =
    session.return_url === null ? '' : `<a class="back" href="${escapeHtml(session.return_url)}">Back to the shop</a>`;
  return sandboxPage(
    { title: 'Your subscriptions', gateway: 'Dodo Payments', color: DODO_COLOR },
    `${own.length > 0 ? own.map(showOne).join('\n') : '<p>You have no subscription here.</p>'}
<h2>Receipts</h2>
${receipts.length > 0 ? `<dl>${receipts.join('\n')}</dl>` : '<p>None yet.</p>'}
${back}`,
  );
}

function showOne(subscription: Subscription): string {
  const { plan, currency, status, next_billing_date, cancel_at_next_billing_date: ends } = subscription;
  const button = (action: string, label: string) =>
    `<button class="plain" type="submit" name="choice" value="${action}:${subscription.subscription_id}">${label}</button>`;
  const buttons = [
    button('new_card', 'Update the payment method'),
    ...(['active', 'past_due'].includes(status)
      ? [ends ? button('keep', 'Keep the subscription') : button('cancel_later', 'Cancel at the end of the period')]
      : []),
    button('cancel_now', 'Cancel now'),
  ];
  return `<section>
<h2>${escapeHtml(plan.line.name)}</h2>
<dl>
<div class="line"><dt>Status</dt><dd>${status.replace('_', ' ')}</dd></div>
<div class="line"><dt>${ends ? 'Ends on' : 'Next payment on'}</dt><dd>${next_billing_date.slice(0, 10)}</dd></div>
<div class="line"><dt>Price</dt><dd>${escapeHtml(showMoney(plan.line.total, currency))}</dd></div>
</dl>
${OPEN.includes(status) ? `<form method="post">${buttons.join('\n')}</form>` : ''}
</section>`;
}
