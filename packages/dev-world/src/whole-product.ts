import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startGatewaySandbox } from '@vozex/gateway-sandbox';
import { type ApiClient, openApi } from './api-client.ts';
import { catalogWith } from './catalog.ts';
import { type Child, PROGRAMS, runChild } from './child-process.ts';
import { isFree } from './free-port.ts';
import { seedPastBilling } from './past-billing.ts';
import { OWNER } from './people.ts';
import { moveProvider, seedPastOrders, seedShop } from './seed/seed.ts';
import { OURSELVES } from './shop-environment.ts';
import { until } from './until.ts';

export type Ports = { shop: number; dodo: number; paypal: number; pos: number; instances: number };

/** The whole product, running: shop, gateways and a provider. */
export type WholeProduct = {
  urls: { shop: string; dodo: string; paypal: string; pos: string };
  owner: ApiClient;
  /** Resolves when one of its processes ends by itself, with what happened. */
  broken: Promise<string>;
  stop(): Promise<void>;
};

/** Said to the person who started it; no stack. */
export class CannotStart extends Error {}

/** A shop that is being restarted shall not miss its webhook: together about nine minutes. */
const RETRY_DELAYS_MS = [1_000, 5_000, 30_000, 120_000, 360_000];

/** Subscriptions renew by themselves, as they do at a gateway. */
const TICK_MS = 1_000;

const START_SECONDS_MAX = 60;
const PORT_SECONDS = 3;

type Keys = { VOZEX_MASTER_KEY: string; VOZEX_OWNER_API_KEY: string; POS_SIGNING_SECRET: string };

/**
 * Starts everything on the embedded default, or on DATABASE_URL where that is set. What it keeps lies in `folder`, so
 * that the next start goes on from there, however this one ends.
 *
 * @param pastOrders whether a new shop also gets a few purchases from before.
 * @throws CannotStart when a port is taken or a process does not come up.
 */
export async function startWholeProduct(
  folder: string,
  ports: Ports,
  { pastOrders = true } = {},
): Promise<WholeProduct> {
  await refuseBusyPorts(ports);
  for (const part of ['shop', 'pos', 'sandbox']) mkdirSync(join(folder, part), { recursive: true });
  const keys = keysIn(folder);
  const urls = {
    shop: `http://localhost:${ports.shop}`,
    ...sandboxesAt(ports),
    pos: `http://127.0.0.1:${ports.pos}`,
  };
  const sandbox = await startGatewaySandbox({
    dodoPort: ports.dodo,
    paypalPort: ports.paypal,
    stateFile: join(folder, 'sandbox', 'state.json'),
    retryDelaysMs: RETRY_DELAYS_MS,
    tickEveryMs: TICK_MS,
    dodo: { webhookUrl: `${urls.shop}/webhooks/dodo` },
    paypal: { webhookUrl: `${urls.shop}/webhooks/paypal` },
  });
  const certificates = join(folder, 'sandbox', 'paypal-ca.pem');
  writeFileSync(certificates, sandbox.paypal.caPem);
  const pos = runChild(PROGRAMS.pos, {
    environment: {
      POS_PORT: String(ports.pos),
      POS_DATA_DIR: join(folder, 'pos'),
      POS_SIGNING_SECRET: keys.POS_SIGNING_SECRET,
      POS_PUBLIC_URL: `http://localhost:${ports.pos}`,
      POS_CONTROL: '1',
    },
    logFile: join(folder, 'pos.log'),
  });
  const environment = {
    ...sandbox.environment(),
    ...(process.env.DATABASE_URL ? { DATABASE_URL: process.env.DATABASE_URL } : {}),
    PAYPAL_CA_FILE: certificates,
    VOZEX_MASTER_KEY: keys.VOZEX_MASTER_KEY,
    VOZEX_OWNER_API_KEY: keys.VOZEX_OWNER_API_KEY,
    VOZEX_OWNER_EMAIL: OWNER.email,
    VOZEX_OWNER_PASSWORD: OWNER.password,
    VOZEX_DATA_DIR: join(folder, 'shop'),
    VOZEX_EGRESS_ALLOW: `127.0.0.1:${ports.pos}`,
    VOZEX_DEVELOPMENT: 'true',
    VOZEX_TRUST_PROXY: OURSELVES,
    VOZEX_PUBLIC_URL: urls.shop,
    PORT: String(ports.shop),
    VOZEX_INSTANCE_PORT: String(ports.instances),
  };
  keepEnvironment(folder, environment);
  const shop = runChild(PROGRAMS.shop, {
    words: ['start'],
    environment,
    logFile: join(folder, 'shop.log'),
  });
  const stop = async () => {
    await Promise.all([shop.stop(), pos.stop()]);
    await sandbox.close();
  };
  const owner = openApi(urls.shop, { bearer: keys.VOZEX_OWNER_API_KEY });
  try {
    await Promise.all([
      comesUp('The shop', shop, `${urls.shop}/readyz`),
      comesUp('The Point of Sale', pos, `${urls.pos}/healthz`),
    ]);
    const around = { dodo: sandbox.dodo, pos: { url: urls.pos, secret: keys.POS_SIGNING_SECRET } };
    await seedOnce(folder, owner, around, async () => {
      if (!pastOrders) return;
      await seedPastOrders(owner);
      await seedPastBilling(owner, urls);
    });
  } catch (error) {
    await stop();
    throw error;
  }
  const broken = Promise.race([
    shop.ended.then((how) => `The shop ended (${how}):\n${shop.lastWords()}`),
    pos.ended.then((how) => `The Point of Sale ended (${how}):\n${pos.lastWords()}`),
  ]);
  return { urls, owner, broken, stop };
}

/** Where `npm start` keeps everything. */
export function keptFolder(): string {
  return process.env.VOZEX_DATA_DIR ?? join(fileURLToPath(new URL('../../../', import.meta.url)), '.vozex');
}

/** The ports `npm start` listens on, unless told otherwise. */
export function portsFromEnvironment(): Ports {
  const { PORT, SANDBOX_DODO_PORT, SANDBOX_PAYPAL_PORT, POS_PORT, VOZEX_INSTANCE_PORT } = process.env;
  return {
    shop: Number(PORT ?? 4000),
    dodo: Number(SANDBOX_DODO_PORT ?? 4010),
    paypal: Number(SANDBOX_PAYPAL_PORT ?? 4020),
    pos: Number(POS_PORT ?? 4030),
    instances: Number(VOZEX_INSTANCE_PORT ?? 4040),
  };
}

/** Where the gateways' sandboxes answer. */
export function sandboxesAt({ dodo, paypal }: Pick<Ports, 'dodo' | 'paypal'>): { dodo: string; paypal: string } {
  return { dodo: `http://127.0.0.1:${dodo}`, paypal: `http://127.0.0.1:${paypal}` };
}

async function refuseBusyPorts(ports: Ports): Promise<void> {
  const names = {
    shop: 'PORT',
    dodo: 'SANDBOX_DODO_PORT',
    paypal: 'SANDBOX_PAYPAL_PORT',
    pos: 'POS_PORT',
    instances: 'VOZEX_INSTANCE_PORT',
  } as const;
  for (const part of ['shop', 'dodo', 'paypal', 'pos', 'instances'] as const) {
    if (await freeSoon(ports[part])) continue;
    throw new CannotStart(
      `Port ${ports[part]} is taken: another program uses it, or another \`npm start\` runs. ` +
        `End that one, or choose another port: ${names[part]}=${ports[part] + 1} npm start`,
    );
  }
}

/** `npx vozex …` beside a running `npm start` speaks to this shop: it reads this file where no environment is given. */
function keepEnvironment(folder: string, environment: Record<string, string>): void {
  const lines = Object.entries(environment).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(join(folder, 'shop.env'), lines.join(''), { mode: 0o600 });
}

/** What was killed a moment ago may still be letting go of its port. */
async function freeSoon(port: number): Promise<boolean> {
  return until(`port ${port} to be free`, () => isFree(port), { seconds: PORT_SECONDS }).catch(() => false);
}

/** The keys of this installation, made at the first start and readable by its owner only. */
export function keysIn(folder: string): Keys {
  const file = join(folder, 'dev.env');
  if (!existsSync(file)) {
    const made: Keys = {
      VOZEX_MASTER_KEY: randomBytes(32).toString('base64'),
      VOZEX_OWNER_API_KEY: randomBytes(24).toString('base64url'),
      POS_SIGNING_SECRET: `whsec_${randomBytes(32).toString('base64')}`,
    };
    const lines = Object.entries(made).map(([name, value]) => `${name}=${value}\n`);
    writeFileSync(file, lines.join(''), { mode: 0o600 });
  }
  const pairs = readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => [...line.matchAll(/^(\w+)=(.*)$/g)].map(([, name, value]) => [name, value]));
  return Object.fromEntries(pairs) as Keys; // because this program wrote it
}

async function comesUp(name: string, child: Child, url: string): Promise<void> {
  const end = child.ended.then((how) => {
    throw new CannotStart(`${name} did not start (${how}):\n${child.lastWords()}`);
  });
  const answers = until(
    `${name} to answer at ${url}`,
    () =>
      fetch(url).then(
        (answer) => answer.ok,
        () => false,
      ),
    {
      seconds: START_SECONDS_MAX,
      seen: () => child.lastWords(),
    },
  );
  end.catch(() => {}); // it may end much later, when nobody waits for it here
  await Promise.race([answers, end]);
}

/**
 * Seeding takes seconds and what the owner changed since is theirs: later only the provider's address is kept right, and
 * a product that a newer version sells is added.
 */
async function seedOnce(
  folder: string,
  owner: ApiClient,
  around: Parameters<typeof seedShop>[1],
  seedPast: () => Promise<void>,
): Promise<void> {
  const marker = join(folder, 'seeded');
  const seeds = catalogWith(around.pos.url)
    .map(({ slug }) => slug)
    .join('\n');
  const seeded = existsSync(marker) ? readFileSync(marker, 'utf8') : undefined;
  if (seeded === seeds) return moveProvider(owner, around.pos.url);
  await seedShop(owner, around);
  if (seeded === undefined) await seedPast();
  writeFileSync(marker, seeds);
}
