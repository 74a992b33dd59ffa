import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startGatewaySandbox } from '@vozex/gateway-sandbox';
import { openPgliteInMemory, readEnv, startVozex } from '@vozex/server';
import { openApi } from './api-client.ts';
import { temporaryFolder } from './end-with-us.ts';
import { freePort } from './free-port.ts';
import { OWNER, PEOPLE, type PersonName, signIn } from './people.ts';
import type { Postgres } from './postgres.ts';
import { seedShop } from './seed/seed.ts';
import { settled } from './settles.ts';
import { OWNER_API_KEY, shopEnvironment } from './shop-environment.ts';

export type Engine = 'pglite' | 'postgres';

/** Session cookies of everybody in the seeded shop. */
export type Cookies = Record<PersonName | 'Olivia', string>;

/** Signs what VOZEX says to the Point of Sale, on the stage. */
export const POS_SECRET = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;

/** A product needs the address of its provider to be saved; each world writes its own over it. */
const NO_PROVIDER_YET = 'http://127.0.0.1:9';

/** A seeded shop at rest, to be copied: making one takes seconds, copying it a tenth of one. */
export type Template = {
  /** Holds sandbox.json, cookies.json, artifacts/ and, for PGlite, database.tar. */
  folder: string;
  /** For PostgreSQL: the template database. */
  database: string | undefined;
};

/** Starts a shop, seeds it through its API, and stops it. */
export async function makeTemplate(engine: Engine, postgres: () => Promise<Postgres>): Promise<Template> {
  const folder = temporaryFolder('template');
  const database =
    engine === 'postgres' ? await (await postgres()).newTemplate((url) => seedInto(folder, url)) : undefined;
  if (engine === 'pglite') await seedInto(folder, undefined);
  return { folder, database };
}

async function seedInto(folder: string, databaseUrl: string | undefined): Promise<void> {
  const sandbox = await startGatewaySandbox({ stateFile: join(folder, 'sandbox.json') });
  const env = shopEnvironment({
    folder,
    port: await freePort(),
    instancePort: await freePort(),
    sandbox,
    databaseUrl,
  });
  const running = await startVozex(readEnv(env), {
    role: 'all',
    ...(databaseUrl ? {} : { database: await openPgliteInMemory() }),
  });
  try {
    const owner = openApi(env.VOZEX_PUBLIC_URL ?? '', { bearer: OWNER_API_KEY });
    await seedShop(owner, { dodo: sandbox.dodo, pos: { url: NO_PROVIDER_YET, secret: POS_SECRET } });
    await settled(running.shop.db, running.shop.clock);
    const cookies: Partial<Cookies> = { Olivia: await signIn(owner, OWNER) };
    for (const name of Object.keys(PEOPLE) as PersonName[]) cookies[name] = await signIn(owner, PEOPLE[name]);
    writeFileSync(join(folder, 'cookies.json'), JSON.stringify(cookies));
    const dump = await running.shop.db.pglite?.dumpDataDir('none');
    if (dump) writeFileSync(join(folder, 'database.tar'), Buffer.from(await dump.arrayBuffer()));
  } finally {
    await running.stop();
    await sandbox.close();
  }
}

/** Copies the files of a template into a world's own folder. */
export function copyTemplate(template: Template, folder: string): { cookies: Cookies; sandboxState: string } {
  mkdirSync(folder, { recursive: true });
  cpSync(join(template.folder, 'artifacts'), join(folder, 'artifacts'), { recursive: true });
  const sandboxState = join(folder, 'sandbox.json');
  cpSync(join(template.folder, 'sandbox.json'), sandboxState);
  return { cookies: JSON.parse(readFileSync(join(template.folder, 'cookies.json'), 'utf8')), sandboxState };
}

/** Writes the seeded embedded database of a template to the place where a shop with that data folder looks for it. */
export function unpackDatabase(template: Template, folder: string): void {
  const database = join(folder, 'database');
  mkdirSync(database, { recursive: true, mode: 0o700 });
  execFileSync('tar', ['-xf', join(template.folder, 'database.tar'), '-C', database], { stdio: 'pipe' });
}

/** The seeded embedded database of a template. */
export function databaseDump(template: Template): Blob {
  return new Blob([readFileSync(join(template.folder, 'database.tar'))]);
}
