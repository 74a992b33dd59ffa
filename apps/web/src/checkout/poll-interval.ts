import type { FulfillmentStatus, OrderStatus } from '@vozex/domain';

/** What may still change an order while somebody looks at it. */
type Watched = { status: OrderStatus; items: readonly { fulfillments: readonly { status: FulfillmentStatus }[] }[] };

/** Nothing moves on its own from these: an operator or the customer must act first. */
const RESTS = {
  queued: false,
  processing: false,
  awaiting_customer: false, // the customer may answer in another tab
  manual_pending: false, // an operator may be finishing right now
  active: true,
  suspended: true,
  failed: true,
  cancelled: true,
} satisfies Record<FulfillmentStatus, boolean>;

const FIRST_MS = 1_000;
/** Most deliveries are done by then. */
const QUICK_LOOKS = 20;
const GROWTH = 1.4;
const SLOWEST_MS = 20_000;

/** Milliseconds until the next look at an order, or false when nothing more will happen by itself. */
export function pollInterval(order: Watched, looks: number): number | false {
  if (isAtRest(order)) return false;
  if (looks <= QUICK_LOOKS) return FIRST_MS;
  return Math.min(SLOWEST_MS, Math.round(FIRST_MS * GROWTH ** (looks - QUICK_LOOKS)));
}

function isAtRest({ status, items }: Watched): boolean {
  if (status === 'pending' || status === 'on_hold') return false;
  if (status === 'expired' || status === 'cancelled' || status === 'refunded') return true;
  // Paid a moment ago: its deliveries may not have been opened yet.
  return items.every(
    ({ fulfillments }) => fulfillments.length > 0 && fulfillments.every(({ status }) => RESTS[status]),
  );
}
