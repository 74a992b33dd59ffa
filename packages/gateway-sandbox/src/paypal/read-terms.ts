import { BodyReader } from '../read-body.ts';
import { billingRefusal, malformedAt, malformedBilling, readOneOf, readWithin } from './billing-refusal.ts';
import type { BillingCycle, Frequency, IntervalUnit, PaymentPreferences, Terms } from './billing-state.ts';
import { minorOf, readPrice } from './money.ts';

const CYCLES_MAX = 12;
const SEQUENCE_MAX = 99;
const TOTAL_CYCLES_MAX = 999;
const THRESHOLD_MAX = 999;
/** The longest interval of each unit is one year. */
const INTERVALS_MAX: Record<IntervalUnit, number> = { DAY: 365, WEEK: 52, MONTH: 12, YEAR: 1 };
const UNITS = ['DAY', 'WEEK', 'MONTH', 'YEAR'] as const;
const TENURES = ['TRIAL', 'REGULAR'] as const;
const FAILURE_ACTIONS = ['CANCEL', 'CONTINUE'] as const;
const PERCENTAGE = /^([0-9]+|[0-9]*[.][0-9]+)$/;

/** Reads the terms of a plan. @throws PayPalRefusal 400, or 422 when the cycles do not make a plan. */
export function readTerms(fields: BodyReader): Terms {
  const rawCycles = fields.list('billing_cycles');
  const preferences = fields.part('payment_preferences');
  if (!rawCycles) throw malformedAt('MISSING_REQUIRED_PARAMETER', '/billing_cycles');
  if (!preferences) throw malformedAt('MISSING_REQUIRED_PARAMETER', '/payment_preferences');
  if (rawCycles.length > CYCLES_MAX) throw malformedAt('INVALID_PARAMETER_VALUE', '/billing_cycles');
  const taxes = fields.part('taxes');
  const terms: Terms = {
    billing_cycles: rawCycles.map(readCycle).sort((a, b) => a.sequence - b.sequence),
    payment_preferences: readPreferences(preferences, '/payment_preferences', {
      auto_bill_outstanding: true,
      setup_fee_failure_action: 'CANCEL',
      payment_failure_threshold: 0,
    }),
    ...(taxes ? { taxes: readTaxes(taxes, '/taxes') } : {}),
  };
  refuseUnlessPlan(terms.billing_cycles);
  if (currenciesOf(terms).size > 1) throw billingRefusal('CURRENCY_MISMATCH');
  return terms;
}

function readCycle(raw: unknown, index: number): BillingCycle {
  const place = `/billing_cycles/${index}`;
  const fields = new BodyReader(raw, malformedBilling(place));
  const tenure_type = readOneOf(fields, 'tenure_type', TENURES, place);
  const sequence = readWithin(fields, 'sequence', 1, SEQUENCE_MAX, place);
  const frequency = fields.part('frequency');
  if (!tenure_type) throw malformedAt('MISSING_REQUIRED_PARAMETER', `${place}/tenure_type`);
  if (sequence === undefined) throw malformedAt('MISSING_REQUIRED_PARAMETER', `${place}/sequence`);
  if (!frequency) throw malformedAt('MISSING_REQUIRED_PARAMETER', `${place}/frequency`);
  const pricing = readPricing(fields, place);
  if (tenure_type === 'REGULAR' && pricing.pricing_scheme === undefined) {
    throw malformedAt('MISSING_REQUIRED_PARAMETER', `${place}/pricing_scheme`);
  }
  return {
    sequence,
    tenure_type,
    frequency: readFrequency(frequency, `${place}/frequency`),
    total_cycles: readWithin(fields, 'total_cycles', 0, TOTAL_CYCLES_MAX, place) ?? 1,
    ...pricing,
  };
}

/** Tiers are not played: a price is a fixed price. */
function readPricing(fields: BodyReader, place: string): Pick<BillingCycle, 'pricing_scheme'> {
  const pricing = fields.part('pricing_scheme');
  if (!pricing) return {};
  const at = `${place}/pricing_scheme`;
  if (pricing.text('pricing_model') !== undefined) throw malformedAt('INVALID_PARAMETER_VALUE', `${at}/pricing_model`);
  const price = pricing.part('fixed_price');
  if (!price) throw malformedAt('MISSING_REQUIRED_PARAMETER', `${at}/fixed_price`);
  return { pricing_scheme: { fixed_price: readPrice(price, `${at}/fixed_price`) } };
}

function readFrequency(fields: BodyReader, place: string): Frequency {
  const interval_unit = readOneOf(fields, 'interval_unit', UNITS, place);
  if (!interval_unit) throw malformedAt('MISSING_REQUIRED_PARAMETER', `${place}/interval_unit`);
  const interval_count = readWithin(fields, 'interval_count', 1, INTERVALS_MAX[interval_unit], place) ?? 1;
  return { interval_unit, interval_count };
}

function readPreferences(fields: BodyReader, place: string, usual: PaymentPreferences): PaymentPreferences {
  const fee = fields.part('setup_fee');
  return {
    ...usual,
    auto_bill_outstanding: fields.flag('auto_bill_outstanding') ?? usual.auto_bill_outstanding,
    ...(fee ? { setup_fee: readPrice(fee, `${place}/setup_fee`) } : {}),
    setup_fee_failure_action:
      readOneOf(fields, 'setup_fee_failure_action', FAILURE_ACTIONS, place) ?? usual.setup_fee_failure_action,
    payment_failure_threshold:
      readWithin(fields, 'payment_failure_threshold', 0, THRESHOLD_MAX, place) ?? usual.payment_failure_threshold,
  };
}

function readTaxes(fields: BodyReader, place: string, usual?: Terms['taxes']): NonNullable<Terms['taxes']> {
  const percentage = fields.text('percentage') ?? usual?.percentage;
  if (percentage === undefined) throw malformedAt('MISSING_REQUIRED_PARAMETER', `${place}/percentage`);
  if (!PERCENTAGE.test(percentage)) throw malformedAt('INVALID_PARAMETER_SYNTAX', `${place}/percentage`);
  return { percentage, inclusive: fields.flag('inclusive') ?? usual?.inclusive ?? true };
}

function refuseUnlessPlan(cycles: BillingCycle[]): void {
  const trials = cycles.filter(({ tenure_type }) => tenure_type === 'TRIAL');
  if (trials.length > 2) throw billingRefusal('MORE_THAN_TWO_TRIALS', '/billing_cycles');
  if (trials.filter(isFree).length > 1) throw billingRefusal('MULTIPLE_FREE_TRIALS', '/billing_cycles');
  if (trials.length === cycles.length) throw billingRefusal('MISSING_REGULAR_BILLING_CYCLE', '/billing_cycles');
  if (cycles.length - trials.length > 1) throw billingRefusal('MULTIPLE_REGULAR_BILLING_CYCLES', '/billing_cycles');
  if (cycles.some(({ sequence }, index) => sequence !== index + 1)) {
    throw billingRefusal('SEQUENCE_WITH_GAPS', '/billing_cycles');
  }
  if (cycles.at(-1)?.tenure_type !== 'REGULAR') throw billingRefusal('TRIAL_AFTER_REGULAR', '/billing_cycles');
  if (trials.some(({ total_cycles }) => total_cycles === 0)) throw billingRefusal('ENDLESS_TRIAL', '/billing_cycles');
}

function isFree(cycle: BillingCycle): boolean {
  return cycle.pricing_scheme === undefined || minorOf(cycle.pricing_scheme.fixed_price) === 0;
}

function currenciesOf({ billing_cycles, payment_preferences }: Terms): Set<string> {
  const prices = billing_cycles.flatMap(({ pricing_scheme }) => (pricing_scheme ? [pricing_scheme.fixed_price] : []));
  const fees = payment_preferences.setup_fee ? [payment_preferences.setup_fee] : [];
  return new Set([...prices, ...fees].map(({ currency_code }) => currency_code));
}

/** The one currency of a plan. */
export function currencyOf(terms: Terms): string {
  const [currency] = currenciesOf(terms);
  return currency!; // because a plan has a regular cycle with a price
}

/**
 * The plan's terms with what the body's `plan` overrides for one subscription: prices and numbers of cycles,
 * preferences, taxes. The lengths of the cycles stay the plan's.
 *
 * @throws PayPalRefusal 400, or 422 for a cycle that the plan lacks, or another currency.
 */
export function readOverride(fields: BodyReader, plan: Terms): Terms {
  const preferences = fields.part('payment_preferences');
  const taxes = fields.part('taxes');
  const terms: Terms = {
    billing_cycles: overrideCycles(fields.list('billing_cycles') ?? [], plan.billing_cycles),
    payment_preferences: preferences
      ? readPreferences(preferences, '/plan/payment_preferences', plan.payment_preferences)
      : plan.payment_preferences,
    ...(taxes ? { taxes: readTaxes(taxes, '/plan/taxes', plan.taxes) } : plan.taxes ? { taxes: plan.taxes } : {}),
  };
  if ([...currenciesOf(terms)].some((currency) => currency !== currencyOf(plan))) {
    throw billingRefusal('CURRENCY_IS_NOT_THE_PLANS', '/plan');
  }
  return terms;
}

function overrideCycles(raw: unknown[], cycles: BillingCycle[]): BillingCycle[] {
  const overridden = new Map(cycles.map((cycle) => [cycle.sequence, cycle]));
  for (const [index, each] of raw.entries()) {
    const place = `/plan/billing_cycles/${index}`;
    const fields = new BodyReader(each, malformedBilling(place));
    const cycle = overridden.get(readWithin(fields, 'sequence', 1, SEQUENCE_MAX, place) ?? 0);
    if (!cycle) throw billingRefusal('SEQUENCE_NOT_IN_PLAN', `${place}/sequence`);
    const least = cycle.tenure_type === 'TRIAL' ? 1 : 0;
    overridden.set(cycle.sequence, {
      ...cycle,
      ...readPricing(fields, place),
      total_cycles: readWithin(fields, 'total_cycles', least, TOTAL_CYCLES_MAX, place) ?? cycle.total_cycles,
    });
  }
  return [...overridden.values()];
}
