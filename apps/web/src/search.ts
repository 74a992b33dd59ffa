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
 * What an order's address says. A gateway appends parameters of its own to the return address, and one of them
 * may be called `token` too: ours stands first, theirs names their checkout.
 */
export function readOrderSearch(search: Record<string, unknown>): OrderSearch {
  const [ours, theirs] = Array.isArray(search.token) ? search.token : [search.token];
  const token = oneText(search.order_token) ?? oneText(ours);
  const gatewayCheckoutId =
    oneText(search.gateway_checkout_id) ?? oneText(theirs) ?? (search.order_token ? oneText(ours) : undefined);
  return {
    ...(token !== undefined && { token }),
    ...(oneText(search.returned) !== undefined && { returned: '1' as const }),
    ...(oneText(search.cancelled) !== undefined && { cancelled: '1' as const }),
    ...(gatewayCheckoutId !== undefined && { gateway_checkout_id: gatewayCheckoutId }),
  };
}

/** The same with our own token put back, where a gateway's stands in its place; nothing where all is well. */
export function withOwnToken(search: OrderSearch, remembered: string | undefined): OrderSearch | undefined {
  const cameBack = search.returned ?? search.cancelled;
  if (!cameBack || !remembered || search.token === remembered) return undefined;
  return { ...search, token: remembered, ...(search.token !== undefined && { gateway_checkout_id: search.token }) };
}
