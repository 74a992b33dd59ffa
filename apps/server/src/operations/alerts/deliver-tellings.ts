import { Webhook } from 'standardwebhooks';
import type { App } from '../../kernel/app.ts';
import { secondsAfter } from '../../kernel/clock.ts';
import type { SealedColumn } from '../../kernel/reseal.ts';
import { logTellingFailed } from './log-events.ts';
import { claimTellings, type DueTelling, settleTelling } from './store.ts';

const BATCH = 10;
const CALL_TIMEOUT_MS = 15_000;
/** Longer than a batch, whose calls run side by side. */
const LEASE_SECONDS = 60;
/** 5 s to 8 h between attempts, 17 hours together: a receiver that is down over night hears of it in the morning. */
const BACKOFF_SECONDS = [5, 60, 300, 1_800, 7_200, 21_600, 28_800];

/** Bound into the sealed secret of a destination. */
export const secretPurpose = (destinationId: string) => `alert_destination:${destinationId}`;

/** For `vozex secrets reseal`. */
export const sealedAlertSecrets: SealedColumn = {
  table: 'alert_destinations',
  column: 'secret_sealed',
  key: ['id'],
  purposeOf: secretPurpose,
};

/**
 * Sends the webhooks that are due, signed as Standard Webhooks has it. Each arrives at least once: the id is the same at
 * every attempt.
 *
 * @returns how many were tried.
 */
export async function deliverTellings(app: App): Promise<number> {
  const now = app.clock.now();
  const due = await claimTellings(app.db.read, { now, leasedUntil: secondsAfter(now, LEASE_SECONDS), limit: BATCH });
  await Promise.all(due.map((telling) => deliverOne(app, telling)));
  return due.length;
}

async function deliverOne(app: App, telling: DueTelling): Promise<void> {
  const { answer, problem } = await post(app, telling);
  app.metrics.alertsTold.inc({ result: problem === null ? 'sent' : 'failed' });
  const now = app.clock.now();
  if (problem === null) {
    await settleTelling(app.db.read, telling.id, { status: 'sent', answer, problem, nextAttemptAt: null, now });
    return;
  }
  const pause = BACKOFF_SECONDS[telling.attempts - 1];
  const nextAttemptAt = pause === undefined ? null : secondsAfter(now, pause);
  const status = nextAttemptAt ? 'waiting' : 'failed';
  await settleTelling(app.db.read, telling.id, { status, answer, problem, nextAttemptAt, now });
  logTellingFailed(app.log, telling, problem, nextAttemptAt === null);
}

async function post(app: App, telling: DueTelling): Promise<{ answer: number | null; problem: string | null }> {
  try {
    const body = JSON.stringify(telling.body);
    const at = app.clock.now();
    const secret = app.seal.open(telling.secret_sealed, secretPurpose(telling.destination_id));
    const response = await app.fetchOutside(telling.address, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': telling.id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': new Webhook(secret).sign(telling.id, at, body),
      },
      body,
      signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
    });
    await response.body?.cancel(); // what it says beside its status is nobody's business
    return { answer: response.status, problem: response.ok ? null : `it answered ${response.status}` };
  } catch (error) {
    return { answer: null, problem: messageOf(error) };
  }
}

/** Fetch says why in the cause of its error. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
