import { VozexError } from '../kernel/errors.ts';
import type { Adapter, CallLimits, Delivery, Found } from './adapter.ts';
import { deliveryOf } from './delivery-of.ts';
import type { DeliveryTools } from './delivery-tools.ts';
import { askAgainAfter } from './retry-policy.ts';
import type { Claimed } from './turn.ts';

/** No driver may hold a call longer: within the lease, its answer must still be written. */
const CALL_SECONDS_MAX = 75;
/** An adapter that ignores its signal is not waited for beyond this. */
const CUT_OFF_MS = 1_000;

/** Calls the adapter, or asks after an earlier call; what can be said without it is said here. */
export async function callAdapter(
  tools: DeliveryTools,
  adapter: Adapter | undefined,
  claimed: Claimed,
): Promise<Found> {
  if (!claimed.pending && claimed.action === 'sync') return { kind: 'done' };
  if (claimed.pending && askAgainAfter(claimed.pending.asks) === undefined) {
    return { kind: 'unknown', code: 'NO_ANSWER', reason: 'it was asked after again and again' };
  }
  if (!adapter) return impossible(claimed, 'DRIVER_UNKNOWN', `there is no driver ${claimed.driver} any more`);
  const config = adapter.config.safeParse(claimed.fulfillment_config);
  if (!config.success)
    return impossible(claimed, 'CONFIG_INVALID', `the product's configuration: ${config.error.message}`);
  const limits = { signal: AbortSignal.timeout(deadlineSecondsOf(adapter, config.data) * 1000) };
  try {
    return await Promise.race([
      ask(tools, adapter, claimed, deliveryOf(claimed, config.data), limits),
      cutOff(limits.signal),
    ]);
  } catch (error) {
    // A refusal in our own words (a missing secret) came before anything was sent.
    if (error instanceof VozexError) return impossible(claimed, error.code, error.message);
    return faultOf(adapter, 'ADAPTER_THREW', error);
  }
}

async function ask(
  tools: DeliveryTools,
  adapter: Adapter,
  claimed: Claimed,
  delivery: Delivery<unknown, unknown>,
  limits: CallLimits,
): Promise<Found> {
  const { pending, action } = claimed;
  if (pending?.outcome === 'not_yet') return adapter.syncStatus(tools, delivery, limits);
  if (pending) return adapter.reconcile(tools, delivery, limits, action);
  switch (action) {
    case 'fulfill':
      return adapter.fulfill(tools, delivery, limits);
    case 'suspend':
    case 'resume':
    case 'cancel':
      return adapter[action](tools, delivery, limits, claimed.moved_because);
    case 'upgrade':
      return adapter.upgrade?.(tools, delivery, limits) ?? NO_UPGRADE;
    case 'sync':
      return adapter.syncStatus(tools, delivery, limits);
  }
}

const NO_UPGRADE: Found = {
  kind: 'give_up',
  code: 'PLAN_CHANGE_UNSUPPORTED',
  reason: 'this driver cannot change what was delivered',
};

/** Nothing was sent, and sending cannot help until somebody mends it. An earlier call stays open until it can be asked after. */
function impossible(claimed: Claimed, code: string, reason: string): Found {
  return { kind: claimed.pending ? 'unknown' : 'give_up', code, reason };
}

/** What an error means. A local adapter writes only within the settling transaction: when it fails, nothing has happened. */
export function faultOf(adapter: Adapter | undefined, code: string, error: unknown): Found {
  const reason = error instanceof Error ? error.message : String(error);
  return { kind: adapter?.reach === 'local' ? 'try_again' : 'unknown', code, reason };
}

function cutOff(signal: AbortSignal): Promise<Found> {
  const outcome: Found = {
    kind: 'unknown',
    code: 'DEADLINE_PASSED',
    reason: 'the adapter did not end at its deadline',
  };
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => setTimeout(() => resolve(outcome), CUT_OFF_MS), { once: true });
  });
}

/** Seconds one call may take. */
export function deadlineSecondsOf(adapter: Adapter, config: unknown): number {
  return Math.min(adapter.deadlineSeconds(config), CALL_SECONDS_MAX);
}

/** How long a call may take and when an absence is believed, seconds; the longest where the driver cannot say. */
export function timesOf(
  adapter: Adapter | undefined,
  claimed: Claimed,
): { settleSeconds: number; deadlineSeconds: number } {
  const config = adapter?.config.safeParse(claimed.fulfillment_config);
  if (!adapter || !config?.success) return { settleSeconds: CALL_SECONDS_MAX, deadlineSeconds: CALL_SECONDS_MAX };
  const isLocal = adapter.reach === 'local'; // what it had not recorded did not happen, and its worker is dead
  return {
    settleSeconds: adapter.settleSeconds(config.data),
    deadlineSeconds: isLocal ? 0 : deadlineSecondsOf(adapter, config.data),
  };
}
