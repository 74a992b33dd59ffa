import { BodyReader } from '../read-body.ts';
import { minorOf, readMoney } from './money.ts';
import { malformedPayPal, PayPalRefusal } from './refusal.ts';
import type { Money, PurchaseUnit } from './state.ts';

const UNITS_MAX = 10;
const TEXT_CHARACTERS_MAX = {
  reference_id: 256,
  custom_id: 127,
  invoice_id: 127,
  description: 127,
  soft_descriptor: 22,
};
const ITEM_NAME_CHARACTERS_MAX = 127;
const ADDED = ['item_total', 'tax_total', 'shipping', 'handling', 'insurance'];
const SUBTRACTED = ['shipping_discount', 'discount'];

type ReadOrder = {
  intent: 'CAPTURE' | 'AUTHORIZE';
  units: PurchaseUnit[];
  names_payment_source: boolean;
  brand_name: string | null;
  return_url: string | null;
  cancel_url: string | null;
};

/** Reads the body of `POST /v2/checkout/orders`. @throws PayPalRefusal 400 or 422, naming the field. */
export function readOrder(body: unknown): ReadOrder {
  const fields = new BodyReader(body, malformedPayPal);
  const intent = fields.requiredText('intent');
  if (intent !== 'CAPTURE' && intent !== 'AUTHORIZE')
    throw new PayPalRefusal(400, 'INVALID_PARAMETER_VALUE', '/intent');
  const rawUnits = fields.list('purchase_units');
  if (!rawUnits) throw new PayPalRefusal(400, 'MISSING_REQUIRED_PARAMETER', '/purchase_units');
  if (rawUnits.length === 0) throw new PayPalRefusal(400, 'INVALID_ARRAY_MIN_ITEMS', '/purchase_units');
  if (rawUnits.length > UNITS_MAX) throw new PayPalRefusal(400, 'INVALID_ARRAY_MAX_ITEMS', '/purchase_units');
  const units = rawUnits.map(readUnit);
  if (new Set(units.map(({ reference_id }) => reference_id)).size < units.length) {
    throw new PayPalRefusal(422, 'DUPLICATE_REFERENCE_ID', '/purchase_units');
  }
  if (new Set(units.map(({ amount }) => amount.currency_code)).size > 1) {
    throw new PayPalRefusal(422, 'MULTI_CURRENCY_ORDER', '/purchase_units');
  }
  const wallet = fields.part('payment_source')?.part('paypal');
  const context = wallet?.part('experience_context') ?? fields.part('application_context');
  return {
    intent,
    units,
    names_payment_source: wallet !== undefined,
    brand_name: context?.text('brand_name') ?? null,
    return_url: readUrl(context?.text('return_url'), 'return_url'),
    cancel_url: readUrl(context?.text('cancel_url'), 'cancel_url'),
  };
}

function readUrl(url: string | undefined, field: string): string | null {
  if (url === undefined) return null;
  if (URL.canParse(url)) return url;
  throw new PayPalRefusal(400, 'INVALID_PARAMETER_SYNTAX', `/payment_source/paypal/experience_context/${field}`);
}

function readUnit(raw: unknown, index: number): PurchaseUnit {
  const place = `/purchase_units/${index}`;
  const fields = new BodyReader(raw, (field, expected, why) =>
    malformedPayPal(`${place.slice(1)}/${field}`, expected, why),
  );
  const texts: Partial<Record<keyof typeof TEXT_CHARACTERS_MAX, string>> = {};
  for (const [name, most] of Object.entries(TEXT_CHARACTERS_MAX)) {
    const text = fields.text(name);
    if (text === undefined) continue;
    if (text.length < 1 || text.length > most)
      throw new PayPalRefusal(400, 'INVALID_STRING_LENGTH', `${place}/${name}`);
    texts[name as keyof typeof TEXT_CHARACTERS_MAX] = text; // because Object.entries forgets the key's type
  }
  const rawAmount = (raw as { amount?: unknown }).amount; // because BodyReader has checked that it is an object
  const amount = readMoney(rawAmount, `${place}/amount`, 'above_zero');
  const breakdown = readBreakdown(rawAmount, `${place}/amount/breakdown`, amount);
  const items = fields.list('items');
  if (items) checkItems(items, breakdown, place);
  return {
    ...texts,
    reference_id: texts.reference_id ?? 'default',
    amount: { ...amount, ...(breakdown ? { breakdown } : {}) },
    ...(items ? { items } : {}),
  };
}

function readBreakdown(rawAmount: unknown, place: string, amount: Money): Record<string, Money> | undefined {
  const raw = (rawAmount as { breakdown?: Record<string, unknown> }).breakdown; // checked by readMoney to be an object
  if (raw === undefined || raw === null) return undefined;
  const breakdown: Record<string, Money> = {};
  for (const name of [...ADDED, ...SUBTRACTED]) {
    if (raw[name] !== undefined) breakdown[name] = readMoney(raw[name], `${place}/${name}`, 'zero');
  }
  if (Object.values(breakdown).some(({ currency_code }) => currency_code !== amount.currency_code)) {
    throw new PayPalRefusal(422, 'MULTI_CURRENCY_ORDER', place);
  }
  const sum = (names: string[]) =>
    names.reduce((total, name) => total + (breakdown[name] ? minorOf(breakdown[name]) : 0), 0);
  if (sum(ADDED) - sum(SUBTRACTED) !== minorOf(amount)) {
    throw new PayPalRefusal(422, 'AMOUNT_MISMATCH', place.replace('/breakdown', '/value'));
  }
  return breakdown;
}

function checkItems(items: unknown[], breakdown: Record<string, Money> | undefined, place: string): void {
  let total = 0;
  let tax: number | undefined;
  for (const [index, raw] of items.entries()) {
    const at = `${place}/items/${index}`;
    const item = new BodyReader(raw, (field, expected, why) =>
      malformedPayPal(`${at.slice(1)}/${field}`, expected, why),
    );
    const name = item.requiredText('name');
    if (name.length < 1 || name.length > ITEM_NAME_CHARACTERS_MAX) {
      throw new PayPalRefusal(400, 'INVALID_STRING_LENGTH', `${at}/name`);
    }
    const quantity = item.requiredText('quantity');
    if (!/^[1-9][0-9]{0,9}$/.test(quantity)) throw new PayPalRefusal(400, 'INVALID_PARAMETER_SYNTAX', `${at}/quantity`);
    const { unit_amount, tax: itemTax } = raw as { unit_amount?: unknown; tax?: unknown };
    total += minorOf(readMoney(unit_amount, `${at}/unit_amount`, 'zero')) * Number(quantity);
    if (itemTax !== undefined) tax = (tax ?? 0) + minorOf(readMoney(itemTax, `${at}/tax`, 'zero')) * Number(quantity);
  }
  const { item_total, tax_total } = breakdown ?? {};
  if (!item_total) throw new PayPalRefusal(422, 'ITEM_TOTAL_REQUIRED', `${place}/amount/breakdown/item_total`);
  if (minorOf(item_total) !== total) {
    throw new PayPalRefusal(422, 'ITEM_TOTAL_MISMATCH', `${place}/amount/breakdown/item_total/value`);
  }
  if (tax === undefined) return;
  if (!tax_total) throw new PayPalRefusal(422, 'TAX_TOTAL_REQUIRED', `${place}/amount/breakdown/tax_total`);
  if (minorOf(tax_total) !== tax) {
    throw new PayPalRefusal(422, 'TAX_TOTAL_MISMATCH', `${place}/amount/breakdown/tax_total/value`);
  }
}
