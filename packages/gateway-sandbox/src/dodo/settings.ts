/** What a business sets in Dodo's dashboard, and where Dodo's documentation leaves open what it does. */
export type DodoSettings = {
  /** Days between a failed renewal and the loss of access; 0 is no grace, Dodo's own default. At most 30 at Dodo. */
  grace_days: number;
  /** What becomes of the subscription when the grace period ends. */
  after_grace: 'on_hold' | 'cancel_subscription';
  /** When a failed renewal is tried again, in days after the failure; empty is never, Dodo's own default. */
  retry_days: number[];
  /** Whether a failed renewal without grace sends `dunning.started` too. With grace it always does. */
  dunning: boolean;
  /** Whether a free trial begins with a zero-amount payment. Dodo's documents say both. */
  trial_zero_payment: boolean;
  /** Whether `subscription.updated` accompanies every other event of a subscription ("any field changes"). */
  updated_with_every_event: boolean;
};

export const DEFAULT_SETTINGS: DodoSettings = {
  grace_days: 0,
  after_grace: 'on_hold',
  retry_days: [],
  dunning: false,
  trial_zero_payment: false,
  updated_with_every_event: false,
};
