/** Lets one act after another happen to each instance, in the order they were asked for. */
export function oneAtATime() {
  const last = new Map<string, Promise<unknown>>();
  return async function inTurn<Result>(instanceKey: string, act: () => Promise<Result>): Promise<Result> {
    const before = last.get(instanceKey) ?? Promise.resolve();
    const turn = before.then(act, act);
    last.set(instanceKey, turn);
    try {
      return await turn;
    } finally {
      if (last.get(instanceKey) === turn) last.delete(instanceKey);
    }
  };
}
