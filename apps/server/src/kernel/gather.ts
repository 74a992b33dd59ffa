/**
 * Gathers calls that come while earlier ones are under way, and does them together: the busier, the larger the batch;
 * alone, a call waits for nobody.
 *
 * @param atOnce how many batches may be under way.
 * @param most how many calls one batch may hold.
 * A batch that fails is done again call by call, so that one bad call harms no other; `work` must bear that.
 *
 * @returns settles when the call is done: with nothing, or with its own error.
 */
export function gather<Call>(
  limits: { atOnce: number; most: number },
  work: (batch: Call[]) => Promise<void>,
): (call: Call) => Promise<void> {
  const waiting: { call: Call; done: () => void; failed: (error: unknown) => void }[] = [];
  let running = 0;
  const start = async () => {
    running += 1;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, limits.most);
      const together = await work(batch.map(({ call }) => call)).then(
        () => true,
        () => false,
      );
      for (const { call, done, failed } of batch) {
        if (together) done();
        else await work([call]).then(done, failed);
      }
    }
    running -= 1;
  };
  return (call) =>
    new Promise<void>((done, failed) => {
      waiting.push({ call, done, failed });
      if (running < limits.atOnce) start();
    });
}
