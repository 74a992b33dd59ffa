import { sql } from 'kysely';
import type { App } from './app.ts';
import { secondsAfter } from './clock.ts';
import { json } from './database.ts';
import { RequestError, VozexError } from './errors.ts';

/** Who sent which request under which key. `requestHash` tells a repetition from another request. */
export type IdempotentCall = { principal: string; route: string; key: string; requestHash: string };

export type StoredAnswer<R> = { status: number; response: R };

/** A run that has not answered by then has died: no request is allowed to take that long. */
const ABANDONED_SECONDS = 60;
/** Keys mean something for a day; after that the same key is a new request. */
const REMEMBERED_SECONDS = 86_400;

type Store = Pick<App, 'db' | 'clock'>;

/**
 * Runs `work` once for a key and answers every repetition with what the first run answered. A refusal (4xx) releases
 * the key, since nothing was done; after any other failure the outcome is unknown, and the key stays taken until the
 * run counts as abandoned. `work` itself must bear being run again then.
 *
 * @throws RequestError IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS; whatever `work` throws.
 */
export async function once<R>(
  app: Store,
  call: IdempotentCall,
  work: () => Promise<StoredAnswer<R>>,
): Promise<StoredAnswer<R>> {
  const claimedAt = app.clock.now();
  if (!(await claim(app, call, claimedAt))) return await storedAnswer<R>(app, call);
  try {
    const answer = await work();
    await finish(app, call, claimedAt, answer);
    return answer;
  } catch (error) {
    if (error instanceof VozexError && error.spec.http < 500) await release(app, call, claimedAt);
    throw error;
  }
}

/** Deletes what nobody can repeat any more; for a loop. */
export async function forgetIdempotencyKeys(app: Store): Promise<void> {
  const before = secondsAfter(app.clock.now(), -REMEMBERED_SECONDS);
  await app.db.read.deleteFrom('idempotency_keys').where('created_at', '<', before).execute();
}

/** Takes the key when it is free, abandoned or forgotten. The unique index decides between two at once. */
async function claim(app: Store, call: IdempotentCall, now: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into idempotency_keys as k (principal, route, key, request_hash, created_at)
    values (${call.principal}, ${call.route}, ${call.key}, ${call.requestHash}, ${now})
    on conflict (principal, route, key) do update
      set request_hash = excluded.request_hash, created_at = excluded.created_at, status = null, response = null
      where (k.status is null and k.request_hash = excluded.request_hash
             and k.created_at <= ${secondsAfter(now, -ABANDONED_SECONDS)})
         or k.created_at < ${secondsAfter(now, -REMEMBERED_SECONDS)}
    returning key`.execute(app.db.read);
  return rows.length > 0;
}

async function storedAnswer<R>(app: Store, call: IdempotentCall): Promise<StoredAnswer<R>> {
  const row = await app.db.read
    .selectFrom('idempotency_keys')
    .select(['request_hash', 'status', 'response'])
    .where('principal', '=', call.principal)
    .where('route', '=', call.route)
    .where('key', '=', call.key)
    .executeTakeFirst();
  if (row && row.request_hash !== call.requestHash) throw new RequestError('IDEMPOTENCY_MISMATCH', call.route);
  // Released or forgotten in between: the caller tries again, as with a run that is under way.
  if (!row || row.status === null) throw new RequestError('IDEMPOTENCY_IN_PROGRESS', call.route);
  return { status: row.status, response: row.response as R }; // because the same route stored it
}

/** `claimedAt` is the fence: a run that was taken over writes nothing. */
async function finish(app: Store, call: IdempotentCall, claimedAt: Date, answer: StoredAnswer<unknown>): Promise<void> {
  await app.db.read
    .updateTable('idempotency_keys')
    .set({ status: answer.status, response: json(answer.response ?? null) })
    .where('principal', '=', call.principal)
    .where('route', '=', call.route)
    .where('key', '=', call.key)
    .where('created_at', '=', claimedAt)
    .where('status', 'is', null)
    .execute();
}

async function release(app: Store, call: IdempotentCall, claimedAt: Date): Promise<void> {
  await app.db.read
    .deleteFrom('idempotency_keys')
    .where('principal', '=', call.principal)
    .where('route', '=', call.route)
    .where('key', '=', call.key)
    .where('created_at', '=', claimedAt)
    .where('status', 'is', null)
    .execute();
}
