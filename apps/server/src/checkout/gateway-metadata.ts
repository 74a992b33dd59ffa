import type { DeliveryModel, PaymentGatewayKey } from '@vozex/domain';

/**
 * Dodo's limits on metadata: 50 pairs, keys of 40 letters, digits, "-" or "_", values of 500 characters. The
 * gateway adds two pairs of its own (order_id, session_id), which find the order again; everything here is for people
 * who read the gateway's dashboard.
 */
const PAIRS_MAX = 48;
const KEY = /^[A-Za-z0-9_-]{1,40}$/;
const VALUE_CHARACTERS_MAX = 500;

type PlacedItem = { delivery_model: DeliveryModel; choices: Record<string, unknown> };

/** The plan's normalized metadata as the gateway gets it: flat, short, and the same for the same order every time. */
export function gatewayMetadata(gateway: PaymentGatewayKey, items: PlacedItem[]): Record<string, string> {
  const models = [...new Set(items.map((item) => item.delivery_model))].sort();
  const pairs: [string, string][] = [
    ['payment_gateway', gateway],
    ['delivery_model', models.join(',')],
  ];
  for (const [position, item] of items.entries()) {
    for (const [key, value] of Object.entries(item.choices).sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (value === undefined) continue;
      pairs.push([`item_${position + 1}_${key}`, typeof value === 'string' ? value : JSON.stringify(value)]);
    }
  }
  const short = pairs.filter(([key]) => KEY.test(key)).slice(0, PAIRS_MAX);
  return Object.fromEntries(short.map(([key, value]) => [key, cut(value)]));
}

/** Cuts by whole characters: half a surrogate pair is no text. */
function cut(value: string): string {
  return value.slice(0, VALUE_CHARACTERS_MAX).toWellFormed();
}
