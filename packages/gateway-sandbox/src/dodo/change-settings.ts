import type { World } from '../world.ts';
import { readDodoBody } from './read.ts';
import { malformed } from './refusal.ts';
import type { DodoSettings } from './settings.ts';

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
