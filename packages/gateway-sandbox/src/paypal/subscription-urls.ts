import type { Consent, Subscription } from './billing-state.ts';

/** Where a buyer who agreed is sent: the shop's URL with `subscription_id`, `ba_token` and `token`. */
export function returnUrlOf({ id }: Subscription, { return_url, ba_token }: Consent): string | null {
  return withParameters(return_url, { subscription_id: id, ba_token, token: tokenOf(ba_token) });
}

/** Where a buyer who did not agree is sent. */
export function cancelUrlOf({ cancel_url, ba_token }: Consent): string | null {
  return withParameters(cancel_url, { ba_token, token: tokenOf(ba_token) });
}

/** The token of the checkout belongs to that of the agreement. */
function tokenOf(baToken: string): string {
  return baToken.replace(/^BA-/, '');
}

function withParameters(address: string | null, parameters: Record<string, string>): string | null {
  if (address === null) return null;
  const url = new URL(address);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}
