import {
  findBrokenInvariants,
  type Log,
  openPgliteInMemory,
  type RunningShop,
  readEnv,
  startVozex,
} from '@vozex/server';
import { newMovableClock } from './clock.ts';
import { moveProvider } from './seed/seed.ts';
import { settledWithGateways } from './settles.ts';
import { openSurroundings, type ShopWords } from './surroundings.ts';
import { databaseDump, type Engine } from './template.ts';
import { type WorldTime, worldTime } from './world-time.ts';

export type WorldOptions = {
  engine: Engine;
  /** Pauses of the gateways before the second, third ... attempt to deliver a webhook, real milliseconds. */
  retryDelaysMs?: number[];
  /** Takes the shop's log lines, for stories about them. */
  log?: Log;
  /** More of the shop's environment. */
  environment?: Record<string, string>;
  /** `host:port` on this machine that the shop may reach beside its provider. */
  reaches?: string[];
};

/** A shop with its surroundings, all in this process, and the words to tell stories with. Close it afterwards. */
export type World = ShopWords & {
  readonly running: RunningShop;
  /** Everybody's time: the shop's, the gateways' and the provider's. */
  readonly time: WorldTime;
  /** Waits until no webhook is on its way and nothing is due. */
  settles(): Promise<void>;
  /** @throws Error naming what does not hold: the shop's invariants, or the gateways' API descriptions. */
  audit(): Promise<void>;
  close(): Promise<void>;
};

/** Starts a world: database, gateways, provider and shop, seeded, with a clock that moves by hand. */
export async function newWorld({
  engine,
  retryDelaysMs = [20, 60, 200, 600],
  log,
  environment = {},
  reaches = [],
}: WorldOptions): Promise<World> {
  const clock = newMovableClock();
  const { env, template, words, close } = await openSurroundings({ engine, clock, retryDelaysMs });
  const VOZEX_EGRESS_ALLOW = [env.VOZEX_EGRESS_ALLOW, ...reaches].join(',');
  const running = await startVozex(readEnv({ ...env, VOZEX_EGRESS_ALLOW, ...environment }), {
    role: 'all',
    clock,
    ...(log ? { log } : {}),
    ...(engine === 'pglite' ? { database: await openPgliteInMemory(databaseDump(template)) } : {}),
  });
  await moveProvider(words.operator.api, words.provider.url);
  const settles = () => settledWithGateways(running, words.sandbox, clock);
  return {
    ...words,
    running,
    time: worldTime(clock, { db: running.shop.db, sandbox: words.sandbox }, settles),
    settles,
    async audit() {
      const findings = await findBrokenInvariants(running.shop);
      const wrong = [...findings.map((finding) => JSON.stringify(finding)), ...words.sandbox.violations()];
      if (wrong.length > 0) throw new Error(`the audit found:\n${wrong.join('\n')}`);
    },
    async close() {
      await running.stop();
      await close();
    },
  };
}
