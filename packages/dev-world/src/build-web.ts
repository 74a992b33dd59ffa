import { execFile } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const WEB = fileURLToPath(new URL('../../../apps/web/', import.meta.url));
/** What is built into the app, its words of the domain too. */
const SOURCES = ['src', 'public', 'index.html', 'vite.config.ts', 'package.json', '../../packages/domain/src'];

/**
 * Builds the web app when it was never built, or when a source is newer than what was built.
 *
 * @throws Error with what the builder said.
 */
export async function buildWebIfStale(): Promise<void> {
  const built = join(WEB, 'dist', 'index.html');
  const newest = Math.max(...SOURCES.map((name) => newestIn(join(WEB, name))));
  if (existsSync(built) && statSync(built).mtimeMs >= newest) return;
  const vite = join(createRequire(join(WEB, 'package.json')).resolve('vite/package.json'), '..', 'bin', 'vite.js');
  await promisify(execFile)(process.execPath, [vite, 'build', '--logLevel', 'error'], { cwd: WEB });
}

/** When something in a folder was last changed, milliseconds. */
function newestIn(path: string): number {
  if (!existsSync(path)) return 0;
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Math.max(0, ...files.map((file) => statSync(join(file.parentPath, file.name)).mtimeMs));
}
