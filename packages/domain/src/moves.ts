/** A state machine as data: from each status, the statuses it may move to. */
export type Moves<Status extends string> = Record<Status, readonly Status[]>;

/** True when the table allows the move. */
export function mayMove<Status extends string>(moves: Moves<Status>, from: Status, to: Status): boolean {
  return moves[from].includes(to);
}

/** The statuses from which `to` may be reached in one move: the guard of an update. */
export function sourcesOf<Status extends string>(moves: Moves<Status>, to: Status): Status[] {
  return (Object.keys(moves) as Status[]).filter((from) => moves[from].includes(to)); // because the keys are the statuses
}
