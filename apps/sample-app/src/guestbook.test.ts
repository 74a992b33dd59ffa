import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packRelease, type ReleaseVersion } from './pack-release.ts';

const run = promisify(execFile);

let folder: string;
let running: ChildProcess | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guestbook-test-'));
});
afterEach(async () => {
  await stop();
  await rm(folder, { recursive: true, force: true });
});

/** Unpacks a bundle and starts what its manifest says, on a port of its own choosing. @returns its address. */
async function starts(version: ReleaseVersion, environment: Record<string, string> = {}): Promise<string> {
  const { path } = await packRelease(version, folder);
  const unpacked = await mkdtemp(join(folder, 'unpacked-'));
  await run('tar', ['-xzf', path, '-C', unpacked]);
  const manifest = JSON.parse(await readFile(join(unpacked, 'manifest.json'), 'utf8'));
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  running = spawn(process.execPath, manifest.start.slice(1), {
    cwd: unpacked,
    env: { PORT: String(port), HOST: '127.0.0.1', DATA_DIR: join(folder, 'data'), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await Promise.race([once(running.stdout!, 'data'), once(running, 'exit')]); // because its output is piped
  return `http://127.0.0.1:${port}`;
}

async function stop(): Promise<void> {
  if (!running || running.exitCode !== null) return;
  const ended = once(running, 'exit');
  running.kill('SIGTERM');
  await ended;
}

const says = async (address: string, path: string) => (await fetch(`${address}${path}`)).json();
const leaves = (address: string, name: string, text: string) =>
  fetch(`${address}/api/entries`, { method: 'POST', body: JSON.stringify({ name, text }) });

describe('the guestbook', () => {
  it('keeps what visitors leave, and shows it without letting them write markup', async () => {
    const address = await starts('2.0.0');
    await leaves(address, 'Ada', '<script>alert(1)</script>');
    await stop();
    const again = await starts('2.0.0');
    const page = await (await fetch(again)).text();
    expect(page).toContain('&lt;script&gt;');
    expect(page).not.toContain('<script>');
    expect(page).toContain('Guestbook 2.0.0');
  });

  it('obeys its owner and nobody else', async () => {
    const address = await starts('2.0.0', { ADMIN_TOKEN: 'owner-token' });
    const close = (token: string) =>
      fetch(`${address}/api/settings`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${token}` },
        body: JSON.stringify({ open: false }),
      });
    expect((await close('guess')).status).toBe(401);
    expect((await close('owner-token')).status).toBe(200);
    expect((await leaves(address, 'Eve', 'late')).status).toBe(403);
  });

  it('brings the data of an older release along, and leaves that of a newer one alone', async () => {
    const first = await starts('1.0.0');
    await leaves(first, 'Ada', 'Hello');
    await stop();
    const second = await starts('2.0.0');
    expect(await says(second, '/api/entries')).toMatchObject({
      version: '2.0.0',
      entries: [{ name: 'Ada', text: 'Hello', id: expect.stringMatching(/./) }],
    });
    await stop();
    await starts('1.0.0');
    if (running?.exitCode === null) await once(running, 'exit');
    expect(running?.exitCode).toBe(1);
  });

  it('has a release that migrates and never gets well', async () => {
    const second = await starts('2.0.0');
    await leaves(second, 'Ada', 'Hello');
    await stop();
    const third = await starts('3.0.0');
    expect((await fetch(`${third}/healthz`)).status).toBe(503);
    expect(await says(third, '/api/entries')).toMatchObject({ entries: [{ name: '', text: 'Hello' }] });
  });

  it('is packed into the same bytes each time', async () => {
    const first = await packRelease('1.0.0', join(folder, 'a'));
    expect(await packRelease('1.0.0', join(folder, 'b'))).toMatchObject({ sha256: first.sha256 });
  });

  it('misbehaves on request only where it is allowed to', async () => {
    const address = await starts('1.0.0');
    expect((await fetch(`${address}/drill/crash?with=3`, { method: 'POST' })).status).toBe(404);
    await stop();
    const drilled = await starts('1.0.0', { GUESTBOOK_DRILLS: '1' });
    const ended = once(running!, 'exit'); // because it has just been started
    await fetch(`${drilled}/drill/crash?with=3`, { method: 'POST' }).catch(() => {});
    expect((await ended)[0]).toBe(3);
  });
});
