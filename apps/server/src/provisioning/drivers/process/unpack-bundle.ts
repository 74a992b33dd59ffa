import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { InstanceSpec, Release } from '../../instance-driver.ts';
import type { Engine } from './engine.ts';
import type { Home } from './home.ts';

const run = promisify(execFile);

/** What a bundle says of itself at its top; what the template says of ports, health and data counts there. */
const BundleManifest = z.object({
  name: z.string().max(200),
  version: z.string().max(60),
  /** Program and words; relative paths are those of the bundle, `node` is the Node that runs VOZEX. */
  start: z.array(z.string().min(1).max(4_000)).min(1).max(100),
  /** The variable in which the application is told its port. */
  port_env: z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_]{0,99}$/)
    .default('PORT'),
});
export type BundleManifest = z.output<typeof BundleManifest>;

/** The bundle is not what the release says it is; trying again cannot help. */
export class BundleRefused extends Error {}

/** A release that lies unpacked and ready to start. */
export type Unpacked = { folder: string; manifest: BundleManifest };

/**
 * Unpacks a release into the home of an instance, once: it appears whole or not at all. Its data folders are links to
 * where data lies, so that the application finds them where it always does; what the bundle ships in them is not used.
 *
 * @throws BundleRefused when its bytes, or what stands in its manifest, are not what they should be.
 */
export async function unpackBundle(
  engine: Engine,
  home: Home,
  { release, dataFolders }: InstanceSpec,
  signal: AbortSignal,
): Promise<Unpacked> {
  if (release.kind !== 'bundle') throw new BundleRefused('this pool runs bundles, and the release is an image');
  const folder = join(home.releases, release.sha256.slice(0, 20));
  if (!existsSync(folder)) {
    const beside = `${folder}.new`;
    await rm(beside, { recursive: true, force: true });
    await mkdir(beside, { recursive: true, mode: 0o755 });
    await extract(engine, release, beside, signal);
    await rename(beside, folder);
  }
  const manifest = await readManifest(folder);
  await linkDataFolders(home, folder, dataFolders);
  return { folder, manifest };
}

async function extract(
  engine: Engine,
  release: Release & { kind: 'bundle' },
  into: string,
  signal: AbortSignal,
): Promise<void> {
  const archive = `${into}.tar.gz`;
  try {
    const hash = createHash('sha256');
    const content = Readable.from(await engine.openBundle(release.storageKey));
    async function* measured() {
      for await (const chunk of content as AsyncIterable<Buffer>) {
        hash.update(chunk);
        yield chunk;
      }
    }
    await pipeline(measured, createWriteStream(archive), { signal });
    const sha256 = hash.digest('hex');
    if (sha256 !== release.sha256) throw new BundleRefused(`its SHA-256 is ${sha256}, not ${release.sha256}`);
    await run('tar', ['-xzf', archive, '-C', into, '--no-same-owner', '--no-same-permissions'], { signal }).catch(
      (error: { stderr?: string }) => {
        if (signal.aborted) throw error;
        throw new BundleRefused(`it is no tar.gz that can be unpacked: ${error.stderr ?? error}`);
      },
    );
  } finally {
    await rm(archive, { force: true });
  }
}

async function readManifest(folder: string): Promise<BundleManifest> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => {
    throw new BundleRefused('there is no manifest.json at its top');
  });
  try {
    return BundleManifest.parse(JSON.parse(text));
  } catch (error) {
    throw new BundleRefused(`its manifest.json: ${error instanceof Error ? error.message : error}`);
  }
}

async function linkDataFolders(home: Home, release: string, names: string[]): Promise<void> {
  for (const name of names) {
    const link = join(release, name);
    await rm(link, { recursive: true, force: true });
    await symlink(join(home.data, name), link);
  }
}

/** Removes what was unpacked of other releases than this; they can be had from the storage again. */
export async function removeOtherReleases(home: Home, kept: string): Promise<void> {
  for (const name of await readdir(home.releases)) {
    const folder = join(home.releases, name);
    if (folder !== kept) await rm(folder, { recursive: true, force: true });
  }
}
