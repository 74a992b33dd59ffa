/** Every step of a move to another path at which `crashPoint` stands in the source. */
export const MOVE_STEPS = ['move.started', 'move.stepped', 'move.confirmed', 'move.returned'] as const;
