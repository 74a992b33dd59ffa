import type { Installation } from '../../api/installations.ts';

/** While something moves, its page looks again this often. */
export const LOOK_AGAIN_MS = 2_000;
/** What runs uses more or less of its limits, and may fall ill. */
const LOOK_NOW_AND_THEN_MS = 15_000;

const MOVING: readonly Installation['status'][] = ['setting_up', 'starting', 'ending'];

/** True while it changes without its customer doing anything. */
export function isMoving({ status, operation }: Pick<Installation, 'status' | 'operation'>): boolean {
  return operation !== null || MOVING.includes(status);
}

/** Milliseconds until the next look at one installation, or false when nothing more will become of it. */
export function lookAgainAfter(installation: Pick<Installation, 'status' | 'operation'>): number | false {
  if (installation.status === 'ended') return false;
  return isMoving(installation) ? LOOK_AGAIN_MS : LOOK_NOW_AND_THEN_MS;
}
