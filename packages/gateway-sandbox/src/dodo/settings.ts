import type { World } from '../world.ts';
import { readDodoBody } from './read.ts';
import { malformed } from './refusal.ts';

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

/** Changes the named settings. What is not named stays. */
export function changeSettings(world: World, body: unknown): DodoSettings {
  const { settings } = world.state.dodo;
  const fields = readDodoBody(body);
  const afterGrace = fields.text('after_grace') ?? settings.after_grace;
  if (afterGrace !== 'on_hold' && afterGrace !== 'cancel_subscription') {
    throw malformed('after_grace must be on_hold or cancel_subscription.');
  }
  const changed: DodoSettings = {
    grace_days: readDays(fields.integer('grace_days') ?? settings.grace_days),
    after_grace: afterGrace,
    retry_days: (fields.list('retry_days') ?? settings.retry_days).map(readDays).sort((one, other) => one - other),
    dunning: fields.flag('dunning') ?? settings.dunning,
    trial_zero_payment: fields.flag('trial_zero_payment') ?? settings.trial_zero_payment,
    updated_with_every_event: fields.flag('updated_with_every_event') ?? settings.updated_with_every_event,
  };
  world.state.dodo.settings = changed;
  return changed;
}

function readDays(days: unknown): number {
  if (typeof days !== 'number' || !(days >= 0)) throw malformed('days must be numbers of 0 or more.');
  return days;
}
