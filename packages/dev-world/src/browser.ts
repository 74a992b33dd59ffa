import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import bundled, { inflate, setupLambdaEnvironment } from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';
import { until } from './until.ts';

const require = createRequire(import.meta.url);

/** Debian's own browser, where somebody installed it. */
const DEBIAN = '/usr/bin/chromium';

/** The bundled build's arguments that would hide defects of ours (no same-origin policy) or lose pages (one process). */
const UNWANTED = /^--(single-process|disable-web-security|allow-running-insecure-content|headless)/;

/** Nothing but what the story asks for leaves the machine. */
const QUIET = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * Opens a headless Chromium: the one VOZEX_CHROMIUM names, Debian's, or the one that `@sparticuz/chromium` brings, with
 * the libraries it brings where the machine lacks them. Close it afterwards.
 */
export async function openBrowser(): Promise<Browser> {
  const { executablePath, args } = await findChromium();
  return chromium.launch({ executablePath, args });
}

/** The same, to be spoken to by others than Playwright. @param port of its debugging protocol. */
export async function launchChromium(port: number, profile: string): Promise<ChildProcess> {
  const { executablePath, args } = await findChromium();
  const own = ['--headless', `--remote-debugging-port=${port}`, `--user-data-dir=${profile}`, 'about:blank'];
  const child = spawn(executablePath, [...args, ...own], { stdio: 'ignore' });
  await until('Chromium to answer', () =>
    fetch(`http://127.0.0.1:${port}/json/version`).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
  return child;
}

async function findChromium(): Promise<{ executablePath: string; args: string[] }> {
  const installed = process.env.VOZEX_CHROMIUM ?? (existsSync(DEBIAN) ? DEBIAN : undefined);
  if (installed) return { executablePath: installed, args: QUIET };
  const executablePath = await inFolderOfOurOwn(async () => {
    const unpacked = await bundled.executablePath();
    if (lacksLibraries(unpacked)) await bringLibraries();
    return unpacked;
  });
  const args = [...bundled.args.filter((argument) => !UNWANTED.test(argument)), ...QUIET];
  return { executablePath, args };
}

/**
 * The package unpacks itself into the temporary folder under a fixed name: what another user of the machine unpacked
 * there is not ours to run.
 */
async function inFolderOfOurOwn<T>(unpack: () => Promise<T>): Promise<T> {
  const usual = process.env.TMPDIR;
  const folder = join(tmpdir(), `vozex-chromium-${process.getuid?.() ?? 'own'}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  process.env.TMPDIR = folder;
  try {
    return await unpack();
  } finally {
    if (usual === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = usual;
  }
}

function lacksLibraries(executable: string): boolean {
  if (process.platform !== 'linux') return false;
  return execFileSync('ldd', [executable], { encoding: 'utf8' }).includes('not found');
}

/** The package carries libnss3 and its like for machines of Amazon, where it brings them by itself; elsewhere we ask. */
async function bringLibraries(): Promise<void> {
  const archives = join(dirname(require.resolve('@sparticuz/chromium')), '..', 'bin');
  setupLambdaEnvironment(join(await inflate(join(archives, 'al2023.tar.br')), 'lib'));
}
