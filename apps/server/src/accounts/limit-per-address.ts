import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import type { Clock } from '../kernel/clock.ts';

const WINDOW_SECONDS = 900;

/** Requests in the window for one e-mail address, from wherever they come: guesses at a password, mails to a mailbox. */
const ADDRESS_REQUESTS_MAX: Readonly<Record<string, number>> = {
  '/sign-in/email': 20,
  '/sign-in/magic-link': 6,
  '/send-verification-email': 6,
};

/** More addresses than this at once are not people; the oldest are forgotten, so that memory stays bounded. */
const ADDRESSES_MAX = 50_000;

/**
 * better-auth counts by caller; this counts by address too, so that guessing from many machines is slowed down. Whoever
 * is locked out of the password by it can still follow a sign-in link. Counted in each process for itself.
 */
export function limitPerAddress(clock: Clock): BetterAuthPlugin {
  const seen = new Map<string, { since: number; count: number }>();
  return {
    id: 'limit-per-address',
    hooks: {
      before: [
        {
          matcher: ({ path }) => path !== undefined && path in ADDRESS_REQUESTS_MAX,
          handler: createAuthMiddleware(async ({ path, body }) => {
            const key = `${path} ${String(body?.email).trim().toLowerCase()}`;
            const now = clock.now().getTime();
            const before = seen.get(key);
            const entry = before && now - before.since < WINDOW_SECONDS * 1000 ? before : { since: now, count: 0 };
            entry.count += 1;
            seen.delete(key);
            seen.set(key, entry);
            if (seen.size > ADDRESSES_MAX) seen.delete(seen.keys().next().value!); // because it has just grown past its limit
            if (entry.count > ADDRESS_REQUESTS_MAX[path]!) {
              throw new APIError('TOO_MANY_REQUESTS', {
                code: 'TOO_MANY_FOR_ADDRESS',
                message: 'Too many requests for this address. Wait a quarter of an hour.',
              });
            }
          }),
        },
      ],
    },
  };
}
