import type { Engine } from './engine.ts';
import { type Home, type HomeRecord, homesIn, readRecord } from './home.ts';
import { standingOf } from './look.ts';
import { start, stop } from './steps.ts';
import type { Turns } from './turns.ts';

/** A first start has no worker yet that could cut it off. */
const START_MS_MAX = 60_000;

/** Ends what runs and leaves the records as they are, so that all of it comes back. */
export async function stopAll(engine: Engine, turns: Turns): Promise<void> {
  await inTurn(engine, turns, (home, record) => stop(engine, home, record));
}

/** Starts what `stopAll` ended. In the background, and nobody's loss where it fails: the next look tries it again. */
export function startAll(engine: Engine, turns: Turns): void {
  const signal = AbortSignal.timeout(START_MS_MAX);
  void inTurn(engine, turns, async (home, record) => {
    const { kind } = await standingOf(engine, home, record);
    if (kind === 'never' && record.wish === 'running' && record.verdict === null)
      await start(engine, home, record, signal);
  });
}

type Work = (home: Home, record: HomeRecord) => Promise<unknown>;

async function inTurn(engine: Engine, turns: Turns, work: Work): Promise<void> {
  const each = homesIn(engine.folder).map(({ home }) =>
    turns(home.folder, async () => {
      const record = readRecord(home);
      if (record) await work(home, record);
    }),
  );
  await Promise.allSettled(each); // what another process works on is that one's to end
}
