import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packRelease } from '@vozex/sample-app';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InstanceDriver, InstanceSpec } from '../../instance-driver.ts';
import { ProcessPoolConfig } from './config.ts';
import { definition } from './index.ts';

const KEY = 'ord_1:oit_1';
const PATIENCE = { timeout: 20_000, interval: 100 };
const soon = () => AbortSignal.timeout(20_000);

let folder: string;
let spec: InstanceSpec;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vozex-pool-'));
  const { path, sha256 } = await packRelease('2.0.0', join(folder, 'bundles'));
  spec = {
    instanceKey: KEY,
    instanceId: 'ins_1',
    release: { kind: 'bundle', version: '2.0.0', storageKey: path, sha256 },
    limits: { cpuMillis: 1_000, memoryMb: 192, diskMb: 32, pids: 64 },
    environment: {},
    healthPath: '/healthz',
    port: 8080,
    dataFolders: ['data'],
    revision: 1,
  };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function opens(name: string, stop_with_vozex: boolean): Promise<InstanceDriver> {
  const ports_from = 30_000 + Math.floor(Math.random() * 10_000);
  const config = ProcessPoolConfig.parse({ ports_from, ports: 200, allow_weak_isolation: true, stop_with_vozex });
  const clock = { now: () => new Date() };
  return definition.open(config, {
    folder: join(folder, name),
    clock,
    openBundle: async (key) => createReadStream(key),
  });
}

async function addressOf(driver: InstanceDriver): Promise<string> {
  await driver.ensure(spec, soon());
  await expect.poll(async () => (await driver.observe(KEY, soon())).state, PATIENCE).toBe('running');
  return (await driver.observe(KEY, soon())).address ?? '';
}

const isThere = (address: string) =>
  fetch(`${address}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  );

describe('VOZEX is stopped and started again', () => {
  it('takes its processes along where the pool says so, and brings them back with their data', async () => {
    const before = await opens('along', true);
    const address = await addressOf(before);
    await fetch(`${address}/api/entries`, { method: 'POST', body: JSON.stringify({ name: 'Ada', text: 'Hello' }) });
    await before.close();
    expect(await isThere(address)).toBe(false);

    const after = await opens('along', true);
    await expect.poll(async () => (await after.observe(KEY, soon())).state, PATIENCE).toBe('running');
    const again = await addressOf(after);
    expect(await (await fetch(`${again}/api/entries`)).json()).toMatchObject({ entries: [{ text: 'Hello' }] });
    expect((await after.observe(KEY, soon())).restarts).toBe(0);
    await after.destroy(KEY, soon());
  });

  it('leaves them running everywhere else', async () => {
    const before = await opens('alone', false);
    const address = await addressOf(before);
    await before.close();
    expect(await isThere(address)).toBe(true);
    await before.destroy(KEY, soon());
  });
});
