import type { World } from '../world.ts';
import { malformedAt } from './billing-refusal.ts';
import { showDisputeShortly } from './show-dispute.ts';

const PAGE_SIZE_DEFAULT = 10;
const PAGE_SIZE_MAX = 50;

/** What a dispute's status means for the seller. */
const STATES = {
  OPEN: 'OPEN_INQUIRIES',
  WAITING_FOR_SELLER_RESPONSE: 'REQUIRED_ACTION',
  UNDER_REVIEW: 'UNDER_PAYPAL_REVIEW',
  RESOLVED: 'RESOLVED',
} as const;

/** `GET /v1/customer/disputes`, newest first; the next page by the link `next`. @throws PayPalRefusal 400 */
export function listDisputes(world: World, query: Record<string, string | undefined>) {
  const time = (name: string, otherwise: number) => (query[name] === undefined ? otherwise : Date.parse(query[name]));
  const states = query.dispute_state?.split(',');
  const wanted = Object.values(world.state.paypal.disputes)
    .reverse()
    .filter(
      (dispute) =>
        Date.parse(dispute.create_time) >= time('start_time', Number.NEGATIVE_INFINITY) &&
        Date.parse(dispute.update_time) >= time('update_time_after', Number.NEGATIVE_INFINITY) &&
        Date.parse(dispute.update_time) <= time('update_time_before', Number.POSITIVE_INFINITY) &&
        (query.disputed_transaction_id ?? dispute.payment_id) === dispute.payment_id &&
        (states?.includes(STATES[dispute.status]) ?? true),
    );
  const size = Number(query.page_size ?? PAGE_SIZE_DEFAULT);
  if (!Number.isInteger(size) || size < 1 || size > PAGE_SIZE_MAX) {
    throw malformedAt('INVALID_PARAMETER_VALUE', { parameter: 'page_size' });
  }
  const start = query.next_page_token === undefined ? 0 : Number(atob(query.next_page_token));
  const hrefFrom = (index: number) => {
    const asked = Object.entries({ ...query, next_page_token: index === 0 ? undefined : btoa(String(index)) });
    const search = new URLSearchParams(asked.filter((each): each is [string, string] => each[1] !== undefined));
    return `${world.baseUrls.paypal}/v1/customer/disputes${search.size > 0 ? `?${search}` : ''}`;
  };
  return {
    items: wanted.slice(start, start + size).map((dispute) => ({
      ...showDisputeShortly(world, dispute),
      dispute_state: STATES[dispute.status],
    })),
    links: [
      { href: hrefFrom(start), rel: 'self', method: 'GET' },
      { href: hrefFrom(0), rel: 'first', method: 'GET' },
      ...(start + size < wanted.length ? [{ href: hrefFrom(start + size), rel: 'next', method: 'GET' }] : []),
    ],
  };
}
