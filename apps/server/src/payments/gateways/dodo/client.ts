import DodoPayments from 'dodopayments';

/** A call longer than this has no answer; the webhook or the next look will tell. */
const CALL_TIMEOUT_MS = 20_000;

/** Reading may be repeated by the SDK; what moves money never is: Dodo has no idempotency key. */
export const READ = { maxRetries: 2 };

/** Long lists meet the rate limit (240 calls a minute have been seen) and wait as they are told to. */
export const LIST = { maxRetries: 5 };

/** Dodo's largest page. */
const PAGE_SIZE = 100;
/** 50,000 items: more than that is asked for in shorter stretches of time. */
const PAGES_MAX = 500;

export function openDodoClient(settings: { baseUrl: string; apiKey: string }): DodoPayments {
  return new DodoPayments({
    bearerToken: settings.apiKey,
    baseURL: settings.baseUrl, // never left out: without it the SDK speaks to the live system
    maxRetries: 0,
    timeout: CALL_TIMEOUT_MS,
    logLevel: 'off',
  });
}

/**
 * Every item of a list. The SDK's own pager takes page 0 for page 1 and leaves the second one out, so the pages are
 * counted here. The list is over with an empty page: a short one may be a smaller limit.
 *
 * @throws RangeError when the list does not end.
 */
export async function* everyItem<T>(
  page: (query: { page_number: number; page_size: number }) => PromiseLike<{ items: T[] }>,
): AsyncGenerator<T> {
  for (let number = 0; number < PAGES_MAX; number++) {
    const { items } = await page({ page_number: number, page_size: PAGE_SIZE });
    if (items.length === 0) return;
    yield* items;
  }
  throw new RangeError(`Dodo lists more than ${PAGES_MAX} pages`);
}
