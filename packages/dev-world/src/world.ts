import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GatewaySandbox, startGatewaySandbox } from '@vozex/gateway-sandbox';
import { startPos } from '@vozex/pos';
import { findBrokenInvariants, openPgliteInMemory, type RunningShop, readEnv, startVozex } from '@vozex/server';
import { type ApiClient, openApi } from './api-client.ts';
import { type Buyer, openBuyer } from './buyer.ts';
import type { CatalogEntry } from './catalog.ts';
import { newMovableClock } from './clock.ts';
import { freePort } from './free-port.ts';
import { type GatewayStage, gatewayStage } from './gateways.ts';
import { type Operator, openOperator } from './operator.ts';
import type { PersonName } from './people.ts';
import { type Provider, providerOf } from './provider.ts';
import { moveProvider, putOnSale } from './seed.ts';
import { settled } from './settles.ts';
import type { Gateway } from './shapes.ts';
import { OWNER_API_KEY, type ShopEnvironment, shopEnvironment } from './shop-environment.ts';
import { theStage } from './stage.ts';
import { copyTemplate, databaseDump, type Engine, POS_SECRET } from './template.ts';
import { type WorldTime, worldTime } from './world-time.ts';

export type WorldOptions = {
  engine: Engine;
  /** Pauses of the gateways before the second, third ... attempt to deliver a webhook, real milliseconds. */
  retryDelaysMs?: number[];
};

/** A shop with its surroundings, all in this process, and the words to tell stories with. Close it afterwards. */
export type World = {
  readonly engine: Engine;
  readonly url: string;
  readonly env: ShopEnvironment;
  readonly shop: {
    /** Puts something more on sale at both gateways; what is left out is as in the seeded shop's product `like`. */
    sells(product: Partial<CatalogEntry> & Pick<CatalogEntry, 'slug' | 'name'>, like: CatalogEntry): Promise<void>;
  };
  /** A buyer with an account, signed in. */
  buyer(name: 'Ada' | 'Ben'): Buyer;
  /** A buyer without an account. */
  guest(email: string): Buyer;
  /** Somebody of the team, or nobody: a client for the whole API. */
  as(name: PersonName | 'Olivia' | 'nobody'): ApiClient;
  readonly operator: Operator;
  readonly provider: Provider;
  readonly gateways: Record<Gateway, GatewayStage>;
  readonly sandbox: GatewaySandbox;
  readonly time: WorldTime;
  /** Waits until no webhook is on its way and nothing is due. */
  settles(): Promise<void>;
  /** @throws Error naming what does not hold: the shop's invariants, or the gateways' API descriptions. */
  audit(): Promise<void>;
  /** Stops the shop as SIGTERM does and starts it again on the same database; PostgreSQL only. */
  restarts(): Promise<void>;
  close(): Promise<void>;
};

/**
 * Starts a world: database, gateways, provider and shop, seeded. Its clock moves by hand and is everybody's.
 */
export async function newWorld({ engine, retryDelaysMs = [20, 60, 200, 600] }: WorldOptions): Promise<World> {
  const stage = await theStage();
  const folder = mkdtempSync(join(tmpdir(), 'vozex-world-'));
  const template = await stage.template(engine);
  const { cookies, sandboxState } = copyTemplate(template, folder);
  const clock = newMovableClock();
  const [sandbox, pos, databaseUrl] = await Promise.all([
    startGatewaySandbox({ clock, stateFile: sandboxState, checkAgainstSpec: true, retryDelaysMs }),
    startPos({ clock, signingSecrets: [POS_SECRET] }),
    engine === 'postgres' ? stage.newDatabase('seeded') : undefined,
  ]);
  const port = await freePort();
  const env = shopEnvironment({ folder, port, sandbox, posUrl: pos.url, databaseUrl });
  const url = `http://127.0.0.1:${port}`;
  sandbox.setWebhookUrls({ dodo: `${url}/webhooks/dodo`, paypal: `${url}/webhooks/paypal` });
  const start = async (): Promise<RunningShop> =>
    startVozex(readEnv(env), {
      role: 'all',
      clock,
      ...(engine === 'pglite' ? { database: await openPgliteInMemory(databaseDump(template)) } : {}),
    });
  let running = await start();
  const owner = openApi(url, { bearer: OWNER_API_KEY });
  await moveProvider(owner, pos.url);

  const settles = async () => {
    await sandbox.drain();
    await settled(running.shop.db, clock);
  };
  return {
    engine,
    url,
    env,
    shop: {
      sells: async (product, like) => {
        await putOnSale(owner, sandbox.dodo, { ...like, ...product });
      },
    },
    buyer: (name) => openBuyer(openApi(url, { cookie: cookies[name] })),
    guest: (email) => openBuyer(openApi(url), { email, name: 'Gus Guest' }),
    as: (name) => openApi(url, name === 'nobody' ? {} : { cookie: cookies[name] }),
    operator: openOperator(owner),
    provider: providerOf(pos, clock),
    gateways: { dodo: gatewayStage(sandbox, 'dodo'), paypal: gatewayStage(sandbox, 'paypal') },
    sandbox,
    time: worldTime(clock, () => running.shop.db, settles),
    settles,
    async audit() {
      const findings = await findBrokenInvariants(running.shop);
      const wrong = [...findings.map((finding) => JSON.stringify(finding)), ...sandbox.violations()];
      if (wrong.length > 0) throw new Error(`the audit found:\n${wrong.join('\n')}`);
    },
    async restarts() {
      if (engine === 'pglite') throw new Error('an embedded database in memory is gone when its shop stops');
      await running.stop();
      running = await start();
    },
    async close() {
      await sandbox.close();
      await running.stop();
      await pos.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
