import { z } from 'zod';
import type { Clock } from '../../../kernel/clock.ts';
import { secondsAfter } from '../../../kernel/clock.ts';
import { PaymentError } from '../../errors.ts';
import type { RecurringTerms } from '../../subscription-desk.ts';
import { GatewayId } from '../read-body.ts';
import type { PaypalClient } from './client.ts';
import { paypalFailure, refusalOf } from './failures.ts';
import { Cycle, type Length, lengthOf, trialLength } from './plan-cycles.ts';
import { Amount } from './shapes.ts';

/** A plan changes by an operator's hand; what he did counts after so long at the latest. */
const REMEMBERED_SECONDS = 300;
/** More prices than a shop has; a bound all the same. */
const REMEMBERED_MAX = 500;

export const Plan = z.object({
  id: GatewayId,
  product_id: GatewayId,
  status: z.string(),
  description: z.string().nullish(),
  billing_cycles: z.array(Cycle).min(1).max(12),
  payment_preferences: z
    .object({ setup_fee: Amount.nullish(), payment_failure_threshold: z.int().nullish() })
    .nullish(),
  taxes: z.object({ percentage: z.string().nullish(), inclusive: z.boolean().nullish() }).nullish(),
  quantity_supported: z.boolean().nullish(),
});
export type Plan = z.infer<typeof Plan>;

/** PayPal's plans, read once and remembered for a while. */
export type Plans = {
  /** `undefined`: PayPal has no such plan. @throws PaymentError GATEWAY_UNAVAILABLE, GATEWAY_REFUSED. */
  read(id: string): Promise<Plan | undefined>;
  /** The same without the memory. */
  readNow(id: string): Promise<Plan | undefined>;
};

export function openPlans(client: PaypalClient, clock: Clock): Plans {
  const remembered = new Map<string, { plan: Plan; until: Date }>();
  const readNow = async (id: string) => {
    const plan = await fetchPlan(client, id);
    if (!plan) return undefined;
    const oldest = remembered.keys().next();
    if (remembered.size >= REMEMBERED_MAX && !oldest.done) remembered.delete(oldest.value);
    remembered.set(id, { plan, until: secondsAfter(clock.now(), REMEMBERED_SECONDS) });
    return plan;
  };
  return {
    readNow,
    read: async (id) => {
      const known = remembered.get(id);
      return known && clock.now() < known.until ? known.plan : readNow(id);
    },
  };
}

async function fetchPlan(client: PaypalClient, id: string): Promise<Plan | undefined> {
  try {
    const answer = await client.send({ method: 'GET', path: `/v1/billing/plans/${encodeURIComponent(id)}` });
    const parsed = Plan.safeParse(answer);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw new PaymentError('GATEWAY_REFUSED', `plan ${id} cannot be read: ${issue?.path.join('.')} ${issue?.message}`);
  } catch (error) {
    if (refusalOf(error)?.status === 404) return undefined;
    throw paypalFailure(error, `reading plan ${id}`);
  }
}

/** What a price promises, in the words that a plan is compared by. */
export type PromisedTerms = Pick<
  RecurringTerms,
  'quantity' | 'unitAmountMinor' | 'currency' | 'interval' | 'intervalCount' | 'trialDays'
>;

/** How a subscription's trial departs from its plan's: the same cycle, run more or fewer times. */
export type TrialOverride = { sequence: number; totalCycles: number };

type Comparison = { differences: string[]; override?: TrialOverride };

/** PayPal's limit for how often a trial cycle runs. */
const TRIAL_CYCLES_MAX = 999;

/** Whether a plan bills what was promised; each difference is a sentence's half for an operator. */
export function comparePlan(plan: Plan, promised: PromisedTerms): Comparison {
  const trial = compareTrial(plan, promised.trialDays ?? 0);
  const differences = [...regularDifferences(plan, promised), ...trial.differences];
  if (plan.status !== 'ACTIVE') differences.push(`it is ${plan.status}`);
  const fee = plan.payment_preferences?.setup_fee?.amountMinor ?? 0;
  if (fee > 0) differences.push(`it charges a setup fee of ${fee} (minor units)`);
  if (Number(plan.taxes?.percentage ?? 0) > 0 && plan.taxes?.inclusive === false) {
    differences.push(`it adds ${plan.taxes.percentage}% tax to the price`);
  }
  if (promised.quantity > 1 && !plan.quantity_supported) differences.push('it supports no quantity');
  return { ...trial, differences };
}

function regularDifferences(plan: Plan, promised: PromisedTerms): string[] {
  const regular = plan.billing_cycles.filter((cycle) => cycle.tenure_type === 'REGULAR');
  const [cycle] = regular;
  const price = cycle?.pricing_scheme?.fixed_price;
  if (regular.length !== 1 || !cycle || !price) return ['it has no single regular cycle with a fixed price'];
  const differences: string[] = [];
  if (price.amountMinor !== promised.unitAmountMinor || price.currency !== promised.currency) {
    differences.push(
      `it bills ${price.amountMinor} ${price.currency} instead of ${promised.unitAmountMinor} ${promised.currency} (minor units)`,
    );
  }
  const { interval_unit, interval_count } = cycle.frequency;
  const wanted = lengthOf(UNIT_OF[promised.interval], promised.intervalCount);
  if (!isSame(lengthOf(interval_unit, interval_count ?? 1), wanted)) {
    differences.push(
      `it bills every ${interval_count ?? 1} ${interval_unit} instead of every ${promised.intervalCount} ${UNIT_OF[promised.interval]}`,
    );
  }
  if ((cycle.total_cycles ?? 1) !== 0) differences.push(`it ends after ${cycle.total_cycles ?? 1} payments`);
  return differences;
}

function compareTrial(plan: Plan, days: number): Comparison {
  const trials = plan.billing_cycles.filter((cycle) => cycle.tenure_type === 'TRIAL');
  if (trials.some((cycle) => (cycle.pricing_scheme?.fixed_price?.amountMinor ?? 0) > 0)) {
    return { differences: ['its trial costs money'] };
  }
  const length = trialLength(trials);
  if (isSame(length, { months: 0, days })) return { differences: [] };
  const [trial] = trials;
  const once = trial && lengthOf(trial.frequency.interval_unit, trial.frequency.interval_count ?? 1);
  const times = once && once.months === 0 ? days / once.days : 0;
  if (trial && trials.length === 1 && Number.isInteger(times) && times >= 1 && times <= TRIAL_CYCLES_MAX) {
    return { differences: [], override: { sequence: trial.sequence, totalCycles: times } };
  }
  return { differences: [`its trial is ${inWords(length)} instead of ${days} days`] };
}

export const UNIT_OF = { day: 'DAY', week: 'WEEK', month: 'MONTH', year: 'YEAR' } as const;

function isSame(one: Length, other: Length): boolean {
  return one.months === other.months && one.days === other.days;
}

function inWords({ months, days }: Length): string {
  return months === 0 ? `${days} days` : `${months} months and ${days} days`;
}
