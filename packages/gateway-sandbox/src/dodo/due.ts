import type { Due } from '../timeline.ts';
import type { World } from '../world.ts';

/** What will happen by itself. */
export function dodoDue(_world: World): Due[] {
  return [];
}
