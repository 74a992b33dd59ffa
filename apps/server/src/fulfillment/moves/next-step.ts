import type { FulfillmentStatus, PathMoveStatus } from '@vozex/domain';
import { secondsAfter } from '../../kernel/clock.ts';
import type { DesiredState } from '../wishes.ts';

const SECONDS_PER_DAY = 86_400;

/** One of the two deliveries of a move, as it stands. */
export type Side = { status: FulfillmentStatus; desired_state: DesiredState };

/** An open move with both its deliveries. */
export type OpenMove = {
  status: PathMoveStatus;
  from: Side;
  to: Side;
  overlapDays: number;
  overlapEndsAt: Date | null;
};

/** What a move does next by itself; `cancel`: which of the two deliveries ends with it. */
export type Step = { status: PathMoveStatus; overlapEndsAt?: Date; cancel?: 'from'; because: string };

/**
 * What follows for a move from how its two deliveries stand and from the time; nothing while it only waits. Refunds,
 * disputes, subscriptions and operators act on the deliveries: whatever they do is read here. While the new one is not
 * active, the old one is never taken back.
 */
export function nextStep(move: OpenMove, now: Date): Step | undefined {
  if (move.status !== 'preparing' && move.status !== 'overlap') return undefined;
  if (hasEnded(move.to)) {
    const because = hasEnded(move.from) ? 'both deliveries ended' : 'the new delivery ended; the old one stays';
    return { status: 'failed', because };
  }
  if (hasEnded(move.from)) return { status: 'completed', because: 'the old delivery ended by itself' };
  if (!runs(move.to)) return undefined;
  if (move.status === 'preparing') {
    const overlapEndsAt = secondsAfter(now, move.overlapDays * SECONDS_PER_DAY);
    return { status: 'overlap', overlapEndsAt, because: 'the new delivery is ready' };
  }
  if (move.overlapEndsAt === null || now < move.overlapEndsAt) return undefined;
  return { status: 'completed', cancel: 'from', because: 'the overlap is over' };
}

/** Also what is only on its way to its end: nothing brings it back. */
export function hasEnded(side: Side): boolean {
  return side.status === 'cancelled' || side.desired_state === 'terminated';
}

export function runs(side: Side): boolean {
  return side.status === 'active' && side.desired_state === 'running';
}
