import type { InstanceDesire, InstanceOperationKind, InstanceState } from '@vozex/domain';
import type { Observed } from '../instance-driver.ts';

/** What is wanted of an instance, with what is known of it. */
export type Wanted = {
  desired: InstanceDesire;
  stoppedByCustomer: boolean;
  /** Whether it ever ran: then it has data. */
  wasReady: boolean;
  /** What the last look wrote. */
  lastSeen: InstanceState;
  /** Of what is to run, as it should be by now. */
  revision: number;
  diskMb: number;
  /** What is to be done to it once; the oldest that is not finished. */
  operation: { kind: InstanceOperationKind; step: string | null } | undefined;
};

/** The one instruction that follows; `wait`: nothing but another look. */
export type Step =
  | { do: 'ensure' | 'suspend' | 'resume' | 'destroy' | 'operate' }
  | { do: 'ended' }
  | { do: 'wait'; lookAgainAfterSeconds: number };

/** What stands still or is well needs no hurry; what comes up is waited for by somebody. */
const LOOK_SECONDS = { well: 15, still: 60, comingUp: 1, unwell: 5 };

/** Beyond this part of its quota, what writes on is stopped: the disk is shared. Up to it, it is told and goes on. */
const DISK_STOP_PART = 1.1;

/** Whether it must be held still for its disk, whatever else is wanted. */
export function isOverDisk(wanted: Pick<Wanted, 'diskMb'>, usage: Observed['usage']): boolean {
  return usage.diskMb !== null && usage.diskMb > wanted.diskMb * DISK_STOP_PART;
}

/**
 * Decides what to do from what is wanted and what is seen: one step, and the next look shows what it came to. Pure: the
 * order of what matters is all that stands here.
 */
export function nextStep(wanted: Wanted, seen: Observed): Step {
  if (wanted.desired === 'terminated') return seen.state === 'absent' ? { do: 'ended' } : { do: 'destroy' };
  const holdsStill = wanted.desired === 'suspended' || wanted.stoppedByCustomer || isOverDisk(wanted, seen.usage);
  if (seen.state === 'absent') {
    // What ran and is gone is not made anew without its data, unless somebody asks for it.
    const mayMake = !wanted.wasReady || wanted.operation !== undefined;
    return holdsStill || !mayMake ? wait(LOOK_SECONDS.still) : { do: 'ensure' };
  }
  if (wanted.operation && mayOperate(wanted.operation, seen, holdsStill)) return { do: 'operate' };
  if (seen.revision !== wanted.revision) return { do: 'ensure' };
  if (holdsStill) return seen.state === 'suspended' ? wait(LOOK_SECONDS.still) : { do: 'suspend' };
  switch (seen.state) {
    case 'suspended':
      return { do: 'resume' };
    case 'stopped':
      return { do: 'ensure' };
    case 'failed':
      // Why it ended is written down first: once it is started anew, nobody can tell any more.
      return wanted.lastSeen === 'failed' ? { do: 'ensure' } : wait(0);
    case 'starting':
      return wait(LOOK_SECONDS.comingUp);
    case 'unhealthy':
      return wait(LOOK_SECONDS.unwell);
    case 'running':
      return wait(LOOK_SECONDS.well);
  }
}

/** What is under way goes on in any state; a restart or an upgrade begins only with what is to run. */
function mayOperate({ kind, step }: NonNullable<Wanted['operation']>, seen: Observed, holdsStill: boolean): boolean {
  if (step !== null || kind === 'backup' || kind === 'restore') return true;
  if (kind === 'restart') return !holdsStill;
  return !holdsStill && seen.state === 'running' && seen.revision !== null;
}

const wait = (lookAgainAfterSeconds: number): Step => ({ do: 'wait', lookAgainAfterSeconds });
