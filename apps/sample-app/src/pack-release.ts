import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const RELEASES = fileURLToPath(new URL('../releases/', import.meta.url));
const SOURCE = fileURLToPath(new URL('./guestbook/', import.meta.url));

/** The releases there are. */
export const RELEASE_VERSIONS = ['1.0.0', '2.0.0', '3.0.0'] as const;
export type ReleaseVersion = (typeof RELEASE_VERSIONS)[number];

/** What stands in `manifest.json` at the top of a bundle: how to start it and what to keep of it. */
type BundleManifest = {
  name: string;
  version: string;
  start: string[];
  port_env: string;
  health: string;
  data_folders: string[];
};

function manifestOf(version: ReleaseVersion): BundleManifest {
  return {
    name: 'guestbook',
    version,
    start: ['node', 'guestbook/main.ts'],
    port_env: 'PORT',
    health: '/healthz',
    data_folders: ['data'],
  };
}

/** Lays a release out in `folder`, as it looks unpacked: for a bundle, or for an image. */
export async function layOutRelease(version: ReleaseVersion, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await cp(SOURCE, join(folder, 'guestbook'), { recursive: true, filter: (path) => !path.endsWith('.test.ts') });
  await cp(join(RELEASES, `${version}.json`), join(folder, 'release.json'));
  await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifestOf(version), null, 2)}\n`);
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n');
}

/**
 * Packs a release as a bundle. The same source gives the same bytes wherever it is packed with GNU tar.
 *
 * @param folder where `guestbook-<version>.tar.gz` is written.
 */
export async function packRelease(version: ReleaseVersion, folder: string): Promise<{ path: string; sha256: string }> {
  const laidOut = await mkdtemp(join(tmpdir(), 'guestbook-'));
  const path = join(folder, `guestbook-${version}.tar.gz`);
  try {
    await layOutRelease(version, laidOut);
    await mkdir(folder, { recursive: true });
    const asEver = ['--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner', '--mode=u=rwX,go=rX'];
    await run('tar', [...asEver, '--use-compress-program=gzip -n', '-cf', path, '-C', laidOut, '.']);
  } finally {
    await rm(laidOut, { recursive: true, force: true });
  }
  return {
    path,
    sha256: createHash('sha256')
      .update(await readFile(path))
      .digest('hex'),
  };
}
