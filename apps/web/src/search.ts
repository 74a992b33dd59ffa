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

/**
 * What an order's address says. A gateway appends parameters of its own to the return address, and one of them
 * may be called `token` too: ours stands first, theirs names their checkout.
 */
export function readOrderSearch(search: Record<string, unknown>) {
  const [token, theirs] = Array.isArray(search.token) ? search.token : [search.token];
  const gatewayCheckoutId = oneText(theirs) ?? oneText(search.gateway_checkout_id);
  return {
    ...(oneText(token) !== undefined && { token: oneText(token) }),
    ...(oneText(search.returned) !== undefined && { returned: '1' as const }),
    ...(oneText(search.cancelled) !== undefined && { cancelled: '1' as const }),
    ...(gatewayCheckoutId !== undefined && { gateway_checkout_id: gatewayCheckoutId }),
  } as { token?: string; returned?: '1'; cancelled?: '1'; gateway_checkout_id?: string };
}
