import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { livingInstances } from '../../kernel/instances.ts';
import { checkWithSecrets, pricesToCheck } from '../check-stored-product.ts';
import type { CatalogProblem } from '../errors.ts';
import { type PriceRow, priceWriteOf } from '../price.ts';
import { type ProductRow, writeOf } from '../product.ts';
import { pricesOf, productById } from '../store.ts';
import { fingerprintOf } from './fingerprint.ts';
import { logRehearsalBroken, logRehearsalEnded, logRehearsalInterrupted, logRehearsalStarted } from './log-events.ts';
import { openReport, type Report } from './open-report.ts';
import type { RehearsalApp } from './rehearsal-app.ts';
import type { RehearsalEnd, RehearsalStep } from './report.ts';
import type { StageEnd } from './stage.ts';
import { claimRehearsal, endRehearsal, failInterrupted, notePlayed, runningRehearsals, saveSteps } from './store.ts';
import { writeDocument } from './write-document.ts';

const INTERRUPTED = 'It was interrupted: VOZEX ended while it ran. Rehearse again.';

const WHY_CUT_OFF = {
  time: 'It took longer than a rehearsal may, and was ended.',
  stopped: INTERRUPTED,
  died: 'It was interrupted: the program that rehearses ended by itself. Rehearse again.',
} satisfies Record<Extract<StageEnd, { kind: 'cut_off' }>['why'], string>;

/**
 * Plays the rehearsals that wait, one after the other, and writes off those whose process has died.
 *
 * @param signal ends what runs when VOZEX is stopped.
 */
export async function runRehearsals(app: RehearsalApp, signal: AbortSignal): Promise<void> {
  const living = [...(await livingInstances(app.db)), app.instance];
  for (const id of await failInterrupted(app.db.read, living, INTERRUPTED, app.clock.now())) {
    logRehearsalInterrupted(app.log, id);
    app.metrics.rehearsals.inc({ result: 'failed' });
  }
  await removeLeftFolders(app);
  while (!signal.aborted) {
    const claimed = await claimRehearsal(app.db.read, { process: app.instance, now: app.clock.now() });
    if (!claimed) return;
    await runOne(app, claimed, signal);
  }
}

/** A process that was killed could not remove what it had brought along. */
async function removeLeftFolders(app: RehearsalApp): Promise<void> {
  const folders = await readdir(app.rehearsals.folder).catch(() => []);
  if (folders.length === 0) return;
  const running = await runningRehearsals(app.db.read);
  for (const name of folders.filter((one) => !running.some((id) => one.startsWith(`${id}-`))))
    await rm(join(app.rehearsals.folder, name), { recursive: true, force: true });
}

async function runOne(app: RehearsalApp, claimed: { id: string; product_id: string }, signal: AbortSignal) {
  const ref = { rehearsalId: claimed.id, productId: claimed.product_id };
  const running = { id: claimed.id, process: app.instance };
  logRehearsalStarted(app.log, ref);
  const report = openReport((steps) => saveSteps(app.db.read, running, steps));
  let end: RehearsalEnd;
  try {
    end = await play(app, claimed, report, signal);
  } catch (error) {
    logRehearsalBroken(app.log, ref, error);
    end = { status: 'failed', detail: 'VOZEX could not play it: the log says why.' };
  }
  const steps = await report.close(end.detail);
  const ended = await endRehearsal(app.db.read, running, { ...end, steps, now: app.clock.now() });
  if (!ended) return;
  logRehearsalEnded(app.log, ref, end.status, end.detail);
  app.metrics.rehearsals.inc({ result: end.status });
}

async function play(
  app: RehearsalApp,
  { id, product_id }: { id: string; product_id: string },
  report: Report,
  signal: AbortSignal,
): Promise<RehearsalEnd> {
  const product = (await productById(app.db.read, product_id))!; // because its rehearsal refers to it
  const prices = await pricesOf(app.db.read, [product_id]);
  const written = { product: writeOf(product), prices: prices.map(priceWriteOf) };
  const fingerprint = fingerprintOf(written.product, written.prices);
  await notePlayed(app.db.read, id, { revision: product.revision, fingerprint });
  const settings = await checkSettings(app, product, prices);
  report.write(0, settings);
  if (settings.status === 'failed') return { status: 'failed', detail: `${settings.title}: ${settings.detail}` };
  const stage = app.rehearsals.stage;
  if (!stage) return { status: 'failed', detail: 'The program that rehearses is not there (VOZEX_REHEARSAL_PROGRAM).' };
  mkdirSync(app.rehearsals.folder, { recursive: true, mode: 0o700 });
  const folder = mkdtempSync(join(app.rehearsals.folder, `${id}-`));
  try {
    const document = await writeDocument(app, id, written, folder);
    const mask = masking(document.secrets.map(({ value }) => value));
    let said: RehearsalEnd | undefined;
    const ended = await stage.play(
      document,
      (line) => {
        if ('end' in line) said = mask(line.end);
        else report.write(line.number + 1, mask(line.step)); // ours came first
      },
      signal,
    );
    if (said) return said;
    const lastWords = ended.kind === 'cut_off' ? mask(ended.lastWords) : '';
    const why = ended.kind === 'cut_off' ? WHY_CUT_OFF[ended.why] : WHY_CUT_OFF.died;
    return { status: 'failed', detail: lastWords === '' ? why : `${why} Its last words: ${lastWords}` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a published product may not lack: the same check that publishes, before anything is bought. */
async function checkSettings(app: RehearsalApp, product: ProductRow, prices: PriceRow[]): Promise<RehearsalStep> {
  const problems = await app.db.inOneTransaction(
    async (tx) => (await checkWithSecrets(app, tx, writeOf(product), pricesToCheck(prices), 'published')).problems,
  );
  const step = { life: null, gateway: null, path: null, what: 'settings', title: 'Its settings are complete' } as const;
  if (problems.length === 0) return { ...step, status: 'passed', ms: 0, seen: [], detail: null, fix: null };
  const detail = problems.map(wordsOf).join('; ');
  const fix = 'Correct these fields in the form of the product, then rehearse again.';
  return { ...step, status: 'failed', ms: 0, seen: [], detail: detail.slice(0, 1_000), fix };
}

function wordsOf({ field, message }: CatalogProblem): string {
  return `${field}: ${message}`;
}

/** Shorter pieces of a secret are words that stand everywhere. */
const MASKED_CHARS_MIN = 6;

/** Whatever somebody else's server answered, a secret never stands in a report. One that is being rotated has two halves. */
function masking(secrets: string[]) {
  const pieces = secrets.flatMap((value) => [value, ...value.split(/\s+/)]);
  const values = pieces.filter((value) => value.length >= MASKED_CHARS_MIN);
  const mask = (text: string) => values.reduce((masked, value) => masked.replaceAll(value, '[secret]'), text);
  const within = (part: unknown): unknown => {
    if (typeof part === 'string') return mask(part);
    if (Array.isArray(part)) return part.map(within);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, within(value)]));
  };
  return <T>(said: T): T => within(said) as T; // because only texts within it were changed
}
