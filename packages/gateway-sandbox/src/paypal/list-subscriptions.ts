import type { World } from '../world.ts';
import { malformedAt } from './billing-refusal.ts';
import type { Sale, Subscription } from './billing-state.ts';
import { pageOf } from './page-of.ts';
import { receivable } from './show.ts';
import { findSubscription, showSubscription } from './show-subscription.ts';

type Query = Record<string, string | undefined>;

/** `GET /v1/billing/subscriptions`: by status, plan, and the times of creation and of the last change of status. */
export function listSubscriptions(world: World, query: Query) {
  const statuses = query.statuses?.split(',');
  const plans = query.plan_ids?.split(',');
  const after = (name: string, time: string) => Date.parse(time) >= (readTime(query, name) ?? Number.NEGATIVE_INFINITY);
  const before = (name: string, time: string) =>
    Date.parse(time) <= (readTime(query, name) ?? Number.POSITIVE_INFINITY);
  const isWanted = ({ status, plan_id, create_time, status_update_time }: Subscription) =>
    (statuses?.includes(status) ?? true) &&
    (plans?.includes(plan_id) ?? true) &&
    after('created_after', create_time) &&
    before('created_before', create_time) &&
    after('status_updated_after', status_update_time) &&
    before('status_updated_before', status_update_time);
  const wanted = Object.values(world.state.paypal.subscriptions).filter(isWanted);
  const { items, ...rest } = pageOf(world, '/v1/billing/subscriptions', wanted, query);
  return { subscriptions: items.map((subscription) => showSubscription(world, subscription)), ...rest };
}

/** `GET /v1/billing/subscriptions/{id}/transactions`. @throws PayPalRefusal 400 without both times, 404 */
export function listTransactions(world: World, id: string, query: Query) {
  const subscription = findSubscription(world, id);
  const [start, end] = [readTime(query, 'start_time'), readTime(query, 'end_time')];
  if (start === undefined) throw malformedAt('MISSING_REQUIRED_PARAMETER', { parameter: 'start_time' });
  if (end === undefined) throw malformedAt('MISSING_REQUIRED_PARAMETER', { parameter: 'end_time' });
  const sales = Object.values(world.state.paypal.sales).filter(
    ({ subscription_id, create_time }) =>
      subscription_id === subscription.id && Date.parse(create_time) >= start && Date.parse(create_time) <= end,
  );
  const self = `${world.baseUrls.paypal}/v1/billing/subscriptions/${subscription.id}/transactions`;
  const asked = new URLSearchParams({ start_time: query.start_time ?? '', end_time: query.end_time ?? '' });
  return {
    transactions: sales.map((sale) => showTransaction(subscription, sale)),
    links: [{ href: `${self}?${asked}`, rel: 'self', method: 'GET' }],
  };
}

/** A sale as the billing API shows it, which does not speak v1. */
export function showTransaction({ subscriber }: Subscription, sale: Sale) {
  const isSettled = sale.status !== 'PENDING' && sale.status !== 'DECLINED';
  const { gross_amount, paypal_fee, net_amount } = receivable(sale);
  return {
    status: sale.status,
    ...(sale.status === 'PENDING' ? { status_details: { reason: 'ECHECK' } } : {}),
    id: sale.id,
    amount_with_breakdown: { gross_amount, ...(isSettled ? { fee_amount: paypal_fee, net_amount } : {}) },
    ...(subscriber.name ? { payer_name: subscriber.name } : {}),
    ...(subscriber.email_address === undefined ? {} : { payer_email: subscriber.email_address }),
    time: sale.create_time,
  };
}

function readTime(query: Query, name: string): number | undefined {
  const text = query[name];
  if (text === undefined) return undefined;
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw malformedAt('INVALID_PARAMETER_SYNTAX', { parameter: name });
  return time;
}
