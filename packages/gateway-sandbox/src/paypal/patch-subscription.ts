import { BodyReader } from '../read-body.ts';
import type { World } from '../world.ts';
import { announceSubscription } from './announce-subscription.ts';
import { billingRefusal, malformedAt, malformedBilling } from './billing-refusal.ts';
import type { Subscription } from './billing-state.ts';
import { minorOf, readPrice } from './money.ts';
import type { News } from './post-event.ts';
import { readCustomId } from './read-subscription.ts';
import { currencyOf } from './read-terms.ts';
import { findSubscription, termsOf } from './show-subscription.ts';

type Change = (subscription: Subscription) => void;

/**
 * Changes the custom_id or lessens the outstanding balance; PayPal's further fields are not played.
 *
 * @throws PayPalRefusal 400, 404, 422 SUBSCRIPTION_STATUS_INVALID, CURRENCY_MISMATCH,
 *   AMOUNT_GREATER_THAN_OUTSTANDING_BALANCE. Then nothing is changed.
 */
export function patchSubscription(world: World, id: string, body: unknown): News[] {
  const subscription = findSubscription(world, id);
  if (body === undefined) throw malformedAt('MISSING_REQUEST_BODY');
  if (!Array.isArray(body)) throw malformedAt('INVALID_PARAMETER_SYNTAX', '/');
  if (subscription.status !== 'ACTIVE' && subscription.status !== 'SUSPENDED') throw billingRefusal('CANNOT_PATCH');
  const changes = body.map((raw: unknown, index) => readChange(world, subscription, raw, `/${index}`));
  for (const change of changes) change(subscription);
  subscription.update_time = world.clock.now().toISOString();
  return [announceSubscription(world, subscription, 'BILLING.SUBSCRIPTION.UPDATED')];
}

function readChange(world: World, subscription: Subscription, raw: unknown, place: string): Change {
  const patch = new BodyReader(raw, malformedBilling(place));
  const [op, path] = [patch.requiredText('op'), patch.requiredText('path')];
  if (path === '/custom_id') {
    if (op !== 'add' && op !== 'replace') throw malformedAt('UNSUPPORTED_PATCH_OPERATION', `${place}/op`);
    const customId = readCustomId(patch.requiredText('value'), `${place}/value`) ?? null;
    return (each) => {
      each.custom_id = customId;
    };
  }
  if (path !== '/billing_info/outstanding_balance') throw malformedAt('INVALID_PATCH_PATH', `${place}/path`);
  if (op !== 'replace') throw malformedAt('UNSUPPORTED_PATCH_OPERATION', `${place}/op`);
  const value = patch.part('value');
  if (!value) throw malformedAt('MISSING_REQUIRED_PARAMETER', `${place}/value`);
  const balance = readPrice(value, `${place}/value`);
  if (balance.currency_code !== currencyOf(termsOf(world, subscription))) {
    throw billingRefusal('CURRENCY_IS_NOT_THE_SUBSCRIPTIONS', `${place}/value/currency_code`);
  }
  if (minorOf(balance) > subscription.outstanding) {
    throw billingRefusal('PATCH_GREATER_THAN_BALANCE', `${place}/value/value`);
  }
  return (each) => {
    each.outstanding = minorOf(balance);
  };
}
