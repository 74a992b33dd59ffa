import { mkdtemp, rm, truncate } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../kernel/clock.ts';
import { DriverUnreachable, type InstanceDriver, type InstanceSpec, type Observed } from '../../instance-driver.ts';
import { containerOptions } from './container-options.ts';
import { ociDriver } from './driver.ts';
import type { ImageSpec } from './kept-spec.ts';
import { engineName, LABEL, nextName, volumeName } from './names.ts';
import { skipsAloud, type TestEngine, testEngine } from './test-engine.ts';
import { testImages } from './test-image.ts';
import { handOver } from './volumes.ts';

const signal = () => AbortSignal.timeout(60_000);

describe.skipIf(skipsAloud())('what goes wrong with a container engine, and what becomes of it', () => {
  let engine: TestEngine;
  let driver: InstanceDriver;
  let image: ReturnType<typeof testImages>;
  let count = 0;

  beforeAll(async () => {
    engine = await testEngine();
    image = testImages(engine.docker);
    driver = await openDriver();
  });
  afterAll(async () => {
    await driver?.close();
    await engine?.close();
  });

  /** Another process of VOZEX on the same machine. */
  const openDriver = () =>
    ociDriver.open(engine.config, {
      folder: engine.folder,
      clock: systemClock,
      openBundle: () => Promise.reject(new Error('an image needs no bundle')),
    });

  async function specOf(change: Partial<ImageSpec> = {}): Promise<ImageSpec> {
    count += 1;
    return {
      instanceKey: `ord_${count}:oit_${count}`,
      instanceId: `ins_${count}`,
      release: await image('1.0.0'),
      limits: { cpuMillis: 1000, memoryMb: 128, diskMb: 64, pids: 48 },
      environment: { ADMIN_TOKEN: 'geheim', GUESTBOOK_DRILLS: '1' },
      healthPath: '/healthz',
      port: 8080,
      dataFolders: ['data'],
      revision: 1,
      ...change,
    };
  }

  async function until(key: string, isSo: (seen: Observed) => boolean): Promise<Observed & { address: string }> {
    for (const last = performance.now() + 30_000; ; ) {
      const seen = await driver.observe(key, signal());
      if (isSo(seen)) return { ...seen, address: seen.address ?? '' };
      if (performance.now() > last) throw new Error(`it never came to be so: ${JSON.stringify(seen)}`);
      await pause(100);
    }
  }
  const isRunning = ({ state }: Observed) => state === 'running';

  async function runs(change: Partial<ImageSpec> = {}) {
    const spec = await specOf(change);
    expect(await driver.ensure(spec, signal())).toEqual({ kind: 'done' });
    const { address } = await until(spec.instanceKey, isRunning);
    return { spec, key: spec.instanceKey, address, name: nameOf(spec) };
  }
  const whose = ({ instanceKey }: InstanceSpec) => ({ owner: engine.config.owner, instanceKey });
  const nameOf = (spec: InstanceSpec) => engineName(whose(spec));

  const leaves = (address: string, text: string) =>
    fetch(`${address}/api/entries`, { method: 'POST', body: JSON.stringify({ name: 'Ada', text }) });
  async function textsAt(address: string): Promise<string[]> {
    const said = (await (await fetch(`${address}/api/entries`)).json()) as { entries: { text: string }[] };
    return said.entries.map(({ text }) => text);
  }
  /** How many containers, volumes and networks the engine holds for an instance. */
  async function heldFor({ instanceKey }: InstanceSpec) {
    const filters = { label: [`${LABEL.instanceKey}=${instanceKey}`] };
    return {
      containers: (await engine.docker.listContainers({ all: true, filters })).length,
      volumes: (await engine.docker.listVolumes({ filters })).Volumes.length,
      networks: (await engine.docker.listNetworks({ filters })).length,
    };
  }
  const ONE_OF_EACH = { containers: 1, volumes: 1, networks: 1 };
  const NOTHING = { containers: 0, volumes: 0, networks: 0 };

  it('two processes that begin one instance at once make one', async () => {
    const spec = await specOf();
    const other = await openDriver();
    const answers = await Promise.all([driver.ensure(spec, signal()), other.ensure(spec, signal())]);
    await other.close();
    for (const { kind } of answers) expect(['done', 'busy']).toContain(kind);
    expect(answers.map(({ kind }) => kind)).toContain('done');
    await until(spec.instanceKey, isRunning);
    expect(await heldFor(spec)).toEqual(ONE_OF_EACH);
  });

  it('the engine goes away and returns: that is said, and the instances never stopped', async () => {
    const { key, address, spec } = await runs();
    await leaves(address, 'Hello');
    const crash = engine.crashAndReturn();
    await expect(driver.observe(key, signal())).rejects.toThrow(DriverUnreachable);
    expect(await textsAt(address)).toEqual(['Hello']);
    await crash;
    expect(await driver.observe(key, signal())).toMatchObject({ state: 'running', address });
    expect(await driver.ensure(spec, signal())).toEqual({ kind: 'done' });
    expect(await textsAt(address)).toEqual(['Hello']);
  });

  it('a container of somebody else bears the name: nothing of his is touched, and that is told', async () => {
    const spec = await specOf();
    const theirs = await engine.docker.createContainer({ name: nameOf(spec), Image: 'localhost/guestbook:1.0.0' });
    expect(await driver.ensure(spec, signal())).toMatchObject({ kind: 'failed', code: 'NAME_TAKEN' });
    expect(await driver.destroy(spec.instanceKey, signal())).toEqual({ kind: 'done' });
    expect((await theirs.inspect()).State.Status).toBe('created');
    await theirs.remove();
  });

  it('two shops on one engine do not see one another, even with the same keys', async () => {
    const { spec, key } = await runs();
    const neighbour = await ociDriver.open(
      { ...engine.config, owner: 'neighbour' },
      { folder: engine.folder, clock: systemClock, openBundle: () => Promise.reject(new Error('none')) },
    );
    expect(await neighbour.list(signal())).toEqual([]);
    expect((await neighbour.observe(key, signal())).state).toBe('absent');
    expect(await neighbour.ensure(spec, signal())).toEqual({ kind: 'done' });
    expect(await neighbour.destroy(key, signal())).toEqual({ kind: 'done' });
    await neighbour.close();
    expect((await driver.observe(key, signal())).state).toBe('running');
  });

  it('half destroyed, it is listed and can be destroyed to the end', async () => {
    const { spec, key, name } = await runs();
    await engine.docker.getContainer(name).remove({ force: true });
    expect((await driver.list(signal())).find(({ instanceKey }) => instanceKey === key)).toEqual({
      instanceKey: key,
      instanceId: spec.instanceId,
      state: 'absent',
    });
    expect(await driver.destroy(key, signal())).toEqual({ kind: 'done' });
    expect(await heldFor(spec)).toEqual(NOTHING);
  });

  it('somebody removed the container by hand: it comes back with its data', async () => {
    const { spec, key, address, name } = await runs();
    await leaves(address, 'Hello');
    await engine.docker.getContainer(name).remove({ force: true });
    expect((await driver.observe(key, signal())).state).toBe('absent');
    await driver.ensure(spec, signal());
    expect(await textsAt((await until(key, isRunning)).address)).toEqual(['Hello']);
  });

  it('VOZEX died while a next container was being made: it is cleared away', async () => {
    const { spec, address } = await runs();
    await leaves(address, 'Hello');
    await leaveNext(spec);
    expect(await heldFor(spec)).toEqual({ containers: 2, volumes: 2, networks: 1 });
    expect(await driver.ensure(spec, signal())).toEqual({ kind: 'done' });
    expect(await heldFor(spec)).toEqual(ONE_OF_EACH);
    expect(await textsAt(address)).toEqual(['Hello']);
  });

  it('VOZEX died when the old container was gone and the next had no name yet: the next one takes the place', async () => {
    const { spec, key, name } = await runs();
    await leaveNext(spec);
    await engine.docker.getContainer(name).remove({ force: true });
    expect((await driver.observe(key, signal())).state).toBe('stopped');
    expect(await driver.ensure(spec, signal())).toEqual({ kind: 'done' });
    await until(key, isRunning);
    const mounts = (await engine.docker.getContainer(name).inspect()).Mounts;
    expect(mounts.map((mount) => mount.Name)).toEqual([volumeName(whose(spec), 'data', 'restored')]);
  });

  /** What a process that died in the middle of a restore leaves: the next container, with volumes of its own. */
  async function leaveNext(spec: ImageSpec): Promise<void> {
    const volume = volumeName(whose(spec), 'data', 'restored');
    const labels = { [LABEL.owner]: engine.config.owner, [LABEL.instanceKey]: spec.instanceKey };
    await engine.docker.createVolume({ Name: volume, Labels: { ...labels, [LABEL.dataFolder]: 'data' } });
    const made = { spec, volumes: { data: volume }, suspended: false };
    await engine.docker.createContainer({ name: nextName(whose(spec)), ...containerOptions(engine.config, made) });
    const instance = { instanceKey: spec.instanceKey, image: spec.release.image };
    await handOver({ engine: engine.docker, config: engine.config }, instance, made.volumes);
  }

  it('the machine was started anew: what was suspended stays so, and nothing of it ran', async () => {
    const { key, name, spec } = await runs();
    await driver.suspend(key, signal());
    await engine.docker.getContainer(name).kill(); // what a reboot leaves: an ended container
    expect((await driver.observe(key, signal())).state).toBe('failed');
    expect(await driver.suspend(key, signal())).toEqual({ kind: 'done' });
    expect((await driver.observe(key, signal())).state).toBe('suspended');
    expect((await engine.docker.getContainer(name).inspect()).State.Pid).toBe(0);
    expect(await driver.ensure(spec, signal())).toEqual({ kind: 'done' });
    expect((await driver.observe(key, signal())).state).toBe('suspended');
    await driver.resume(key, signal());
    await until(key, isRunning);
  });

  it('another program took the port meanwhile: it gets another one', async () => {
    const { key, address, name, spec } = await runs();
    await leaves(address, 'Hello');
    await engine.docker.getContainer(name).stop({ t: 5 });
    const thief = createServer().listen(Number(new URL(address).port), '127.0.0.1');
    await pause(1_100); // the pause before it may be started anew
    expect(await driver.ensure(spec, signal())).toEqual({ kind: 'done' });
    const again = await until(key, isRunning);
    thief.close();
    expect(again.address).not.toBe(address);
    expect(await textsAt(again.address)).toEqual(['Hello']);
  });

  it('a backup that is cut short replaces nothing', async () => {
    const { key, address, spec } = await runs();
    await leaves(address, 'Hello');
    const folder = await mkdtemp(join(engine.folder, 'backups-'));
    const target = join(folder, 'backup.tar.gz');
    const backup = await driver.backup(key, target, signal());
    if (!('sizeBytes' in backup)) throw new Error(`no backup: ${JSON.stringify(backup)}`);
    await truncate(target, Math.floor(backup.sizeBytes / 2));
    expect(await driver.restore(key, target, signal())).toMatchObject({ kind: 'failed', code: 'BACKUP_UNREADABLE' });
    expect(await driver.restore(key, join(folder, 'none'), signal())).toMatchObject({ code: 'BACKUP_MISSING' });
    expect(await textsAt(address)).toEqual(['Hello']);
    expect(await heldFor(spec)).toEqual(ONE_OF_EACH);
    await rm(folder, { recursive: true });
  });

  it('a backup that is broken off leaves no file and nobody frozen', async () => {
    const { key, address } = await runs();
    await fetch(`${address}/drill/disk?with=40`, { method: 'POST' });
    const target = join(engine.folder, 'broken-off.tar.gz');
    await expect(driver.backup(key, target, AbortSignal.timeout(150))).rejects.toThrow(DriverUnreachable);
    await until(key, isRunning);
    for (const file of [target, `${target}.part`]) await expect(rm(file)).rejects.toThrow('ENOENT');
  });

  it('a registry that does not answer is no reason to give up', async () => {
    const spec = await specOf({ release: { kind: 'image', version: '1.0.0', image: 'localhost:9/nobody/home:1.0.0' } });
    const answer = driver.ensure(spec, signal()).catch((error: unknown) => error);
    expect(await answer).toSatisfy((it) => it instanceof DriverUnreachable || (it as { kind: string }).kind === 'busy');
    expect(await driver.list(signal())).not.toContainEqual(expect.objectContaining({ instanceKey: spec.instanceKey }));
  });

  it('what it uses is measured: processor, memory and disk', async () => {
    const { key, address } = await runs();
    await fetch(`${address}/drill/disk?with=3`, { method: 'POST' });
    const fresh = await openDriver(); // figures of disks are kept for minutes
    await fresh.observe(key, signal());
    await fetch(`${address}/drill/memory?with=30`, { method: 'POST' });
    await pause(300);
    const { usage } = await fresh.observe(key, signal());
    await fresh.close();
    expect(usage.cpuMillis).toBeGreaterThan(0);
    expect(usage.memoryMb).toBeGreaterThan(30);
    expect(usage.memoryMb).toBeLessThan(128);
    expect(usage.diskMb).toBeGreaterThanOrEqual(3);
  });

  it('values of the environment stand in no label', async () => {
    const { name } = await runs();
    const { Config } = await engine.docker.getContainer(name).inspect();
    expect(JSON.stringify(Config.Labels)).not.toContain('geheim');
    expect(Config.Env).toContain('ADMIN_TOKEN=geheim');
  });
});
