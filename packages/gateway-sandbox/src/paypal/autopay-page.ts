import { escapeHtml, sandboxPage } from '../page.ts';
import type { World } from '../world.ts';
import { inWords, rhythmOf } from './billing-pages.ts';
import type { Subscription } from './billing-state.ts';
import { priceOf } from './charge.ts';
import { PAYPAL_COLOR } from './paypal-color.ts';
import { findPlan } from './plans.ts';
import { findSubscription, termsOf } from './show-subscription.ts';

const GOES_ON: Subscription['status'][] = ['ACTIVE', 'SUSPENDED'];

/**
 * Where buyers see to their automatic payments. PayPal shows each of them their own, signed in; here everybody is one
 * buyer, and all subscriptions are his.
 *
 * @param changed the subscription that has just got another card
 */
export function autopayPage(world: World, changed: string | undefined): string {
  const own = Object.values(world.state.paypal.subscriptions)
    .filter(({ status }) => GOES_ON.includes(status))
    .toReversed();
  const notice = own.some(({ id }) => id === changed)
    ? `<p class="notice" role="status">${escapeHtml(`Another card is charged for ${changed} from now on.`)}</p>`
    : '';
  const sections = own.map((subscription) => showOne(world, subscription));
  return sandboxPage(
    { title: 'Automatic payments', gateway: 'PayPal', color: PAYPAL_COLOR },
    `${notice}
<p>Nothing here leads back to the shop, as at PayPal: close this page when you are done.</p>
${sections.length > 0 ? sections.join('\n') : '<p>There is no automatic payment.</p>'}`,
  );
}

/** A means of payment that works, for one subscription: what was refused is tried again on its day. */
export function useAnotherCard(world: World, id: unknown): Subscription {
  const subscription = findSubscription(world, String(id));
  subscription.funding_declines = false;
  return subscription;
}

function showOne(world: World, subscription: Subscription): string {
  const { id, plan_id, status, funding_declines } = subscription;
  const terms = termsOf(world, subscription);
  const regular = terms.billing_cycles.at(-1)!; // because the regular cycle is the last of every plan
  const price = inWords(priceOf(subscription, terms, regular).minor, terms);
  const facts: [string, string][] = [
    ['Number', id],
    [rhythmOf(regular), price],
    ['Status', status.toLowerCase()],
    ['Card', funding_declines ? 'declined' : 'works'],
  ];
  const lines = facts.map(
    ([label, fact]) => `<div class="line"><dt>${escapeHtml(label)}</dt><dd>${escapeHtml(fact)}</dd></div>`,
  );
  return `<section>
<h2>${escapeHtml(findPlan(world, plan_id).name)}</h2>
<dl>${lines.join('\n')}</dl>
<form method="post"><button class="${funding_declines ? 'main' : 'plain'}" type="submit" name="subscription" value="${id}"
  aria-label="Use another card for ${id}">Use another card</button></form>
</section>`;
}
