import { dodoId, opaqueKey } from '../random-id.ts';
import type { World } from '../world.ts';
import { newestFirst, pageOf, readDodoBody } from './read.ts';
import type { PricedLine } from './record-parts.ts';
import { DodoRefusal, malformed, notFound } from './refusal.ts';
import type { Discount } from './state.ts';

const CODE_CHARACTERS = { least: 3, most: 16 };
const CODES_MAX = 20;

/** Makes a discount: a share in basis points, or a flat deduction by currency. */
export function createDiscount(world: World, body: unknown): Discount {
  const fields = readDodoBody(body);
  const type = fields.requiredText('type');
  const amount = fields.requiredInteger('amount');
  if (type !== 'flat' && type !== 'percentage') throw malformed('type must be flat or percentage.');
  if (amount < 1) throw malformed('amount must be at least 1.');
  const options = (fields.list('currency_options') ?? []).map(readOption);
  if (type === 'flat' && !options.some(({ is_default, max_amount_possible }) => is_default && max_amount_possible)) {
    throw malformed('currency_options of a flat discount must have a default with an amount.');
  }
  const code = (fields.text('code') ?? opaqueKey(CODE_CHARACTERS.most)).toUpperCase();
  if (code.length < CODE_CHARACTERS.least || code.length > CODE_CHARACTERS.most) {
    throw malformed('code must have 3 to 16 characters.');
  }
  if (findByCode(world, code)) throw new DodoRefusal(422, 'DISCOUNT_CODE_TAKEN', `There is a discount ${code}.`);
  const usage_limit = fields.integer('usage_limit') ?? null;
  if (usage_limit !== null && usage_limit < 1) throw malformed('usage_limit must be at least 1.');
  const discount: Discount = {
    discount_id: dodoId('dsc'),
    business_id: world.state.dodo.business_id,
    type,
    amount,
    code,
    name: fields.text('name') ?? null,
    usage_limit,
    times_used: 0,
    expires_at: fields.text('expires_at') ?? null,
    restricted_to: (fields.list('restricted_to') ?? []).map(String),
    currency_options: options,
    metadata: fields.metadata('metadata'),
    created_at: world.clock.now().toISOString(),
  };
  world.state.dodo.discounts[discount.discount_id] = discount;
  return discount;
}

function readOption(raw: unknown): Discount['currency_options'][number] {
  const fields = readDodoBody(raw);
  const most = fields.integer('max_amount_possible') ?? null;
  if (most !== null && most <= 0) throw malformed('max_amount_possible must be above 0.');
  return {
    currency: fields.requiredText('currency'),
    is_default: fields.flag('is_default') ?? false,
    max_amount_possible: most,
    minimum_subtotal: fields.integer('minimum_subtotal') ?? 0,
  };
}

export function findDiscount(world: World, id: string): Discount {
  const discount = world.state.dodo.discounts[id];
  if (!discount) throw notFound('discount', id);
  return discount;
}

function findByCode(world: World, code: string): Discount | undefined {
  return Object.values(world.state.dodo.discounts).find((one) => one.code === code.toUpperCase());
}

/** @throws DodoRefusal 404, or 422 for one that has expired or is used up. */
export function validDiscount(world: World, code: string): Discount {
  const discount = findByCode(world, code);
  if (!discount) throw notFound('discount', code);
  const isOver = discount.expires_at !== null && Date.parse(discount.expires_at) <= world.clock.now().getTime();
  if (isOver || (discount.usage_limit !== null && discount.times_used >= discount.usage_limit)) {
    throw new DodoRefusal(422, 'DISCOUNT_NOT_USABLE', `The discount ${code} has expired or is used up.`);
  }
  return discount;
}

export function listDiscounts(world: World, query: Record<string, string | undefined>) {
  return { items: pageOf(newestFirst(world.state.dodo.discounts), query).map(showDiscount) };
}

export function showDiscount(discount: Discount) {
  return { ...discount, customer_eligibility: 'any', preserve_on_plan_change: false, subscription_cycles: null };
}

/** As a payment shows it; this sandbox plays one at a time. */
export function showDiscountOf(world: World, discountId: string) {
  const { currency_options: _, ...discount } = findDiscount(world, discountId);
  return { ...discount, position: 0, preserve_on_plan_change: false, cycles_remaining: null };
}

/** The discount that a checkout names, or null. @throws DodoRefusal for one that cannot be used. */
export function discountNamed(world: World, body: unknown): Discount | null {
  const codes = readDodoBody(body).list('discount_codes') ?? [];
  if (codes.length > CODES_MAX) throw malformed(`discount_codes must have at most ${CODES_MAX} codes.`);
  if (codes.length > 1) throw new DodoRefusal(422, 'NOT_IN_SANDBOX', 'This sandbox plays one discount at a time.');
  return codes.length === 0 ? null : validDiscount(world, String(codes[0]));
}

/**
 * What a discount takes off each line, before tax. A flat one is shared out by the lines' worth: Dodo's documents do
 * not say how, and only the sum is promised.
 */
export function deductions(discount: Discount, lines: PricedLine[], net: number[], currency: string): number[] {
  const { restricted_to, type, amount, currency_options } = discount;
  const eligible = lines.map((line, i) =>
    restricted_to.length === 0 || restricted_to.includes(line.product_id) ? net[i]! : 0,
  );
  if (type === 'percentage') return eligible.map((worth) => Math.floor((worth * amount) / 10_000));
  const option = currency_options.find((one) => one.currency === currency);
  if (!option) throw new DodoRefusal(422, 'NOT_IN_SANDBOX', 'This sandbox does not convert discounts.');
  const sum = eligible.reduce((all, worth) => all + worth, 0);
  let left = sum < option.minimum_subtotal ? 0 : Math.min(option.max_amount_possible ?? 0, sum);
  const most = left;
  return eligible.map((worth, i) => {
    const isLast = eligible.slice(i + 1).every((later) => later === 0);
    const part = isLast ? Math.min(left, worth) : Math.min(left, Math.round((most * worth) / (sum || 1)));
    left -= part;
    return part;
  });
}
