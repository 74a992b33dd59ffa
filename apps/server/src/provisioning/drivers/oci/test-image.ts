import { execFileSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { layOutRelease, RELEASE_VERSIONS, type ReleaseVersion } from '@vozex/sample-app';
import type Docker from 'dockerode';
import { type Pack, pack } from 'tar-stream';
import type { ImageSpec } from './kept-spec.ts';

const NAME = 'localhost/guestbook';

/** Makes images of the sample application from this machine's own Node: no registry is asked. */
export function testImages(docker: Docker): (version: ReleaseVersion) => Promise<ImageSpec['release']> {
  let base: Promise<void> | undefined;
  const made = new Map<ReleaseVersion, Promise<ImageSpec['release']>>();
  return async (version) => {
    base ??= importBase(docker);
    await base;
    const image = made.get(version) ?? makeImage(docker, version);
    made.set(version, image);
    return image;
  };
}

/** One image with every release in it; it starts none. */
async function importBase(docker: Docker): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'guestbook-image-'));
  try {
    for (const version of RELEASE_VERSIONS) await layOutRelease(version, join(folder, version));
    const files = pack();
    const importing = docker.importImage(Readable.from(files), { repo: NAME });
    await Promise.all([addRootFileSystem(files, folder), importing]);
    for await (const _ of await importing); // the image is there at the end of the engine's account of it
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The base image with another thing to start: nothing is copied. */
async function makeImage(docker: Docker, version: ReleaseVersion): Promise<ImageSpec['release']> {
  const entrypoint = ['/usr/bin/node', `/app/${version}/guestbook/main.ts`];
  const container = await docker.createContainer({ Image: `${NAME}:latest`, Entrypoint: entrypoint });
  await container.commit({ repo: NAME, tag: version, changes: [`ENTRYPOINT ${JSON.stringify(entrypoint)}`] });
  await container.remove();
  return { kind: 'image', version, image: `${NAME}:${version}` };
}

/** Node, `sleep` for the drills, the libraries of both, and the application. */
async function addRootFileSystem(files: Pack, releases: string): Promise<void> {
  files.entry({ name: 'tmp', type: 'directory', mode: 0o1777 });
  const programs = { node: realpathSync(process.execPath), sleep: '/bin/sleep' };
  for (const [name, path] of Object.entries(programs)) await add(files, `usr/bin/${name}`, path);
  for (const path of new Set(Object.values(programs).flatMap(librariesOf))) await add(files, path.slice(1), path);
  for (const entry of await readdir(releases, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) await add(files, join('app', path.slice(releases.length)), path);
  }
  files.finalize();
}

async function add(files: Pack, name: string, path: string): Promise<void> {
  const bytes = await readFile(path);
  await new Promise<void>((resolve, reject) => {
    files.entry({ name, mode: 0o755 }, bytes, (error) => (error ? reject(error) : resolve()));
  });
}

/** Paths of the shared libraries of a program, the loader among them. */
function librariesOf(program: string): string[] {
  const listed = execFileSync('ldd', [program], { encoding: 'utf8' });
  return [...listed.matchAll(/(\/\S+) \(0x/g)].flatMap(([, path]) => path ?? []);
}
