import { miscountedCoupons, recountCoupon } from '../../checkout/index.ts';
import { forgottenFulfillments, wakeForgotten } from '../../fulfillment/index.ts';
import { miscountedPools, recountPool } from '../../provisioning/index.ts';
import { forgottenSubscriptions, lookAtForgotten } from '../../subscriptions/index.ts';
import { sumUpAgain, untrueDays } from '../reports/untrue-days.ts';
import type { Healing } from './healing.ts';

/** Everything that is healed. What is not here is only told: it is money, a delivery, or nobody knows which side is true. */
export const HEALINGS: readonly Healing[] = [
  {
    invariant: 'I13',
    does: 'Frees leases that belong to nobody, and makes due what would never be taken up. Whoever takes it asks after what was begun before sending anything.',
    find: forgottenFulfillments,
    mend: wakeForgotten,
  },
  {
    invariant: 'I23',
    does: 'Makes subscriptions due that would never be looked at; the gateway is asked, and followed.',
    find: forgottenSubscriptions,
    mend: lookAtForgotten,
  },
  {
    invariant: 'I24',
    does: "Adds a pool's reservations up anew, with the pool locked as whoever reserves locks it.",
    find: miscountedPools,
    mend: recountPool,
  },
  {
    invariant: 'I34',
    does: 'Has a day summed up anew from the rows; reports read the rows until then.',
    find: untrueDays,
    mend: sumUpAgain,
  },
  {
    invariant: 'I35',
    does: "Counts a coupon's redemptions anew, with the coupon locked as whoever redeems locks it.",
    find: miscountedCoupons,
    mend: recountCoupon,
  },
];

export const healingOf = (invariant: string) => HEALINGS.find((healing) => healing.invariant === invariant);
