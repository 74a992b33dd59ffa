import { secondsAfter } from '../../../kernel/clock.ts';
import type { Observed } from '../../instance-driver.ts';
import { NOTHING } from '../answers.ts';
import type { Errand } from './errand.ts';
import { whyUnwell } from './health.ts';
import { type Found, lookUp } from './look-up.ts';
import { reasonOfEnd } from './reason-of-end.ts';
import { restartsSinceWell, type Starts } from './starts.ts';
import type { openUsage } from './usage.ts';

/** An application has so long to become well before it counts as unhealthy. */
const START_GRACE_SECONDS = 60;

type Seen = Pick<Observed, 'state' | 'address' | 'reason'>;

export async function observe(
  errand: Errand,
  instanceKey: string,
  usage: ReturnType<typeof openUsage>,
  signal: AbortSignal,
): Promise<Observed> {
  const found = await lookUp(errand, instanceKey);
  if (!found) return NOTHING;
  const starts = await errand.starts.of(found.name, found.spec.revision);
  const seen = found.standing === 'running' ? await seenRunning(errand, found, starts, signal) : seenAtRest(found);
  return {
    ...seen,
    version: found.spec.release.version,
    revision: found.spec.revision,
    usage: await usage.of(errand.engine, found),
    restarts: restartsSinceWell(starts, errand.clock.now()),
  };
}

async function seenRunning(errand: Errand, found: Found, starts: Starts, signal: AbortSignal): Promise<Seen> {
  if (!found.publishedAt) return { state: 'starting', address: null, reason: 'its port is not published yet' };
  const address = `http://${found.publishedAt.address}:${found.publishedAt.port}`;
  const reason = await whyUnwell(address, found.spec.healthPath, signal);
  if (reason === null) {
    await errand.starts.noteWell(found.name, starts);
    return { state: 'running', address, reason: null };
  }
  const isYoung = starts.wellSince === null && secondsAfter(starts.startedAt, START_GRACE_SECONDS) > errand.clock.now();
  return { state: isYoung ? 'starting' : 'unhealthy', address: null, reason };
}

function seenAtRest(found: Found): Seen {
  if (found.standing === 'suspended') return { state: 'suspended', address: null, reason: null };
  if (found.standing === 'new') return { state: 'stopped', address: null, reason: 'it was never started' };
  return { state: found.exitCode === 0 ? 'stopped' : 'failed', address: null, reason: reasonOfEnd(found) };
}
