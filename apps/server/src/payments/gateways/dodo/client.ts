import DodoPayments from 'dodopayments';

/** A call longer than this has no answer; the webhook or the next look will tell. */
const CALL_TIMEOUT_MS = 20_000;

/** Reading may be repeated by the SDK; what moves money never is: Dodo has no idempotency key. */
export const READ = { maxRetries: 2 };

export function openDodoClient(settings: { baseUrl: string; apiKey: string }): DodoPayments {
  return new DodoPayments({
    bearerToken: settings.apiKey,
    baseURL: settings.baseUrl, // never left out: without it the SDK speaks to the live system
    maxRetries: 0,
    timeout: CALL_TIMEOUT_MS,
    logLevel: 'off',
  });
}
