import type { GatewayCheck } from '../gateway-setup.ts';

/** `local`: an address that is neither the gateway's live nor its test system, such as the sandbox. */
export type GatewayMode = 'live' | 'test' | 'local';

const PRIVATE_HOST =
  /^(localhost|127\..*|10\..*|192\.168\..*|172\.(1[6-9]|2\d|3[01])\..*|169\.254\..*|0\.0\.0\.0|\[.*\]|.*\.(localhost|local|internal|test|home\.arpa))$/;

/** Compares the money a gateway moves with the shop it moves it for: play money in a real shop, or the other way. */
export function checkMode(title: string, mode: GatewayMode, webhookUrl: string): GatewayCheck {
  const address = URL.canParse(webhookUrl) ? new URL(webhookUrl) : undefined;
  const isPublicShop = address?.protocol === 'https:' && !PRIVATE_HOST.test(address.hostname);
  const check = 'mode';
  if (mode === 'live') {
    if (isPublicShop) return { check, level: 'ok', detail: `${title} is in live mode: payments are real.` };
    return {
      check,
      level: 'warning',
      detail: `${title} is in live mode, but this shop is not at a public https address: payments are real, and webhooks cannot arrive.`,
      fix: 'Set VOZEX_PUBLIC_URL to the public https address, or use the test system to try things out.',
    };
  }
  const what = mode === 'test' ? 'in test mode' : 'not its own live or test system';
  if (!isPublicShop) return { check, level: 'ok', detail: `${title} is ${what}: no real money moves.` };
  return {
    check,
    level: 'warning',
    detail: `${title} is ${what}, but this shop is public: orders are delivered for play money.`,
    fix: `Give the live address and live credentials of ${title}.`,
  };
}
