import type { DriverAnswer } from '../../instance-driver.ts';
import { busy, DONE, failed } from '../answers.ts';
import type { Errand } from './errand.ts';
import { lookInto } from './look-up.ts';
import { podState } from './pod-state.ts';
import { waitFor } from './wait.ts';

/** A node says within this time what it cannot fetch; whoever needs longer is not waited for. */
const FIRST_WORD_SECONDS = 5;

/** So often in a row may an application end before nobody believes in it any more. The node goes on trying, slowly. */
const RESTARTS_MAX = 5;

/** A registry that was not reached may be reached later; one that knows no such image will not. */
const NO_SUCH_IMAGE = /not found|unknown|denied|unauthorized|invalid|not exist/i;

/** What becomes of what was asked for, as far as the cluster can tell at once. */
export async function verdict(errand: Errand, namespace: string): Promise<DriverAnswer> {
  const answer = await waitFor(errand, FIRST_WORD_SECONDS, () => firstWord(errand, namespace));
  return answer ?? DONE; // accepted: what is slow is seen by the next look
}

async function firstWord(errand: Errand, namespace: string): Promise<DriverAnswer | null> {
  const found = await lookInto(errand, namespace);
  if (!found?.pod?.isNewest) return null;
  const { state, reason, restarts, fault } = podState(found.pod.seen, found.spec, errand.clock.now());
  switch (fault) {
    case 'image':
      return NO_SUCH_IMAGE.test(reason ?? '') ? failed('IMAGE_UNAVAILABLE', reason ?? '') : busy(5);
    case 'start':
      return failed('CANNOT_START', reason ?? '');
    case 'ended':
      return restarts >= RESTARTS_MAX
        ? failed('CRASH_LOOP', `it was started anew ${restarts} times; the last time ${reason}`)
        : DONE; // the node starts it anew, with growing pauses
    case null: {
      const isUnderWay = state === 'starting' && reason === null && !isStarted(found.pod.seen);
      return isUnderWay ? null : DONE;
    }
  }
}

function isStarted(pod: { status?: { containerStatuses?: { started?: boolean }[] } }): boolean {
  return pod.status?.containerStatuses?.some(({ started }) => started === true) ?? false;
}
