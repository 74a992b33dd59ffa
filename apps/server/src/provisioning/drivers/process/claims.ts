import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** Numbers of a pool that belong to one instance each: a port, a user. The exclusive creation of a file decides. */
export type Range = { kind: 'port' | 'user'; from: number; count: number };

/**
 * Takes a free number for an instance, or gives the one it has already.
 *
 * @param isFree asked of each number before it is taken: a port may be somebody else's.
 * @returns undefined when none is left.
 */
export async function claimNumber(
  pool: string,
  range: Range,
  name: string,
  isFree: (number: number) => Promise<boolean> = async () => true,
): Promise<number | undefined> {
  const folder = await claimsFolder(pool);
  const taken = new Map<number, string>();
  for (const file of await readdir(folder)) {
    const number = Number(file.slice(range.kind.length + 1));
    if (file.startsWith(`${range.kind}-`))
      taken.set(number, await readFile(join(folder, file), 'utf8').catch(() => ''));
  }
  const own = [...taken].find(([, owner]) => owner === name)?.[0];
  if (own !== undefined) return own;
  for (let number = range.from; number < range.from + range.count; number++) {
    const path = join(folder, `${range.kind}-${number}`);
    const owner = taken.get(number);
    // A claim whose instance is gone was left by a crash in the middle of its end.
    if (owner !== undefined && existsSync(join(pool, owner || 'nobody'))) continue;
    if (!(await isFree(number))) continue;
    if (owner !== undefined) await rm(path, { force: true });
    if (await createOnce(path, name)) return number;
  }
  return undefined;
}

/** Gives a number back; another's claim stays. */
export async function releaseNumber(pool: string, kind: Range['kind'], number: number, name: string): Promise<void> {
  const path = join(await claimsFolder(pool), `${kind}-${number}`);
  const owner = await readFile(path, 'utf8').catch(() => undefined);
  if (owner === name) await rm(path, { force: true });
}

/** Whether nobody listens on the port of this machine now. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}

async function claimsFolder(pool: string): Promise<string> {
  const folder = join(pool, 'claims');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

async function createOnce(path: string, content: string): Promise<boolean> {
  try {
    await writeFile(path, content, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false; // because fs errors carry a code
    throw error;
  }
}
