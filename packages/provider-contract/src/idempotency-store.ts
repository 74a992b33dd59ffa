import type { ProviderAction } from './messages.ts';

/** One operation as it is remembered. `hash` is the canonical hash of what was asked. */
export type Operation = { key: string; instanceKey: string; action: ProviderAction; revision: number; hash: string };

/** An answer exactly as it was given, so that a replay is the same to the byte. */
export type StoredAnswer = { status: number; headers: Record<string, string>; body: string };

/** `keep: false` for a refusal or a dry run: roll everything back and remember nothing. */
export type Performed = { keep: boolean; answer: StoredAnswer };

export type Verdict =
  | { kind: 'replayed'; answer: StoredAnswer }
  | { kind: 'mismatch' }
  | { kind: 'stale'; observedRevision: number };

export type Claim =
  | { kind: 'performed'; answer: StoredAnswer }
  | Verdict
  /** The same key, or another operation on the same instance, is being worked on right now. */
  | { kind: 'in_progress'; retryAfterSeconds: number };

/**
 * Where a provider remembers what it has done; backed by the database that holds its tenants.
 *
 * `performOnce` must, in **one transaction**: lock the instance key, look the operation up, ask
 * `judgeOperation`, and only if that says nothing run `perform` with the transaction, then store its
 * answer. So the effect and the memory of it stand or fall together: after a crash in between,
 * neither is there and the retry starts afresh. Where the effect cannot be in that transaction, a
 * UNIQUE constraint on the instance key must make doing it again harmless.
 *
 * Keep answers of `onboard` as long as the instance and 90 days more, others for 30 days or longer.
 *
 * @typeParam Tx whatever the provider's database hands out as a transaction
 */
export type IdempotencyStore<Tx> = {
  performOnce(operation: Operation, perform: (tx: Tx) => Promise<Performed>): Promise<Claim>;
};

/**
 * Decides about an operation from what is remembered.
 * @param stored what is remembered under the same key
 * @param observedRevision the highest revision remembered for the same instance
 * @returns undefined when it is new and has to be performed
 */
export function judgeOperation(
  operation: Operation,
  stored: { hash: string; answer: StoredAnswer } | undefined,
  observedRevision: number | undefined,
): Verdict | undefined {
  // A known key comes first: repeating its answer has no effect, however much has happened since.
  if (stored)
    return stored.hash === operation.hash ? { kind: 'replayed', answer: stored.answer } : { kind: 'mismatch' };
  if (observedRevision !== undefined && operation.revision < observedRevision)
    return { kind: 'stale', observedRevision };
  return undefined;
}

/** A store that forgets everything when the process ends: for trying things out and for tests. */
export function createMemoryStore(): IdempotencyStore<undefined> {
  const answers = new Map<string, { hash: string; answer: StoredAnswer }>();
  const revisions = new Map<string, number>();
  const queues = new Map<string, Promise<unknown>>();
  return {
    performOnce(operation, perform) {
      const before = queues.get(operation.instanceKey) ?? Promise.resolve();
      const turn = before.then(async (): Promise<Claim> => {
        const observed = revisions.get(operation.instanceKey);
        const verdict = judgeOperation(operation, answers.get(operation.key), observed);
        if (verdict) return verdict;
        const { keep, answer } = await perform(undefined);
        if (keep) {
          answers.set(operation.key, { hash: operation.hash, answer });
          revisions.set(operation.instanceKey, operation.revision);
        }
        return { kind: 'performed', answer };
      });
      queues.set(
        operation.instanceKey,
        turn.catch(() => undefined), // a failed turn must not fail the next one
      );
      return turn;
    },
  };
}
