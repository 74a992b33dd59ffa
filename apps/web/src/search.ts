/** The part of an address after `?`: every value a text; a name given twice a list. */
export type SearchTexts = Record<string, string | string[]>;

/** Unlike the router's own reading, which turns a token of digits into a number. */
export function readSearch(text: string): SearchTexts {
  const read: SearchTexts = {};
  const params = new URLSearchParams(text);
  for (const name of new Set(params.keys())) {
    const values = params.getAll(name);
    read[name] = values.length === 1 ? values[0]! : values;
  }
  return read;
}

export function writeSearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') params.append(name, String(one));
    }
  }
  const text = params.toString();
  return text && `?${text}`;
}

/** One text of the address, or nothing. */
export function oneText(value: unknown): string | undefined {
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' && first !== '' ? first : undefined;
}

export type OrderSearch = { token?: string; returned?: '1'; cancelled?: '1'; gateway_checkout_id?: string };

/**
 * What an order's address says. On the way back from a gateway our token is called `order_token`, since PayPal puts a
 * `token` of its own, the name of its checkout, in the place of any that is there.
 */
export function readOrderSearch(search: Record<string, unknown>): OrderSearch {
  const ours = oneText(search.order_token);
  const token = ours ?? oneText(search.token);
  const gatewayCheckoutId = oneText(search.gateway_checkout_id) ?? (ours && oneText(search.token));
  return {
    ...(token !== undefined && { token }),
    ...(oneText(search.returned) !== undefined && { returned: '1' as const }),
    ...(oneText(search.cancelled) !== undefined && { cancelled: '1' as const }),
    ...(gatewayCheckoutId !== undefined && { gateway_checkout_id: gatewayCheckoutId }),
  };
}

/** An order's address without what a gateway left in it; nothing where there is nothing to leave out. */
export function tidyOrderSearch(search: Record<string, unknown>): OrderSearch | undefined {
  const tidy = readOrderSearch(search);
  return Object.keys(search).every((name) => name in tidy) ? undefined : tidy;
}
