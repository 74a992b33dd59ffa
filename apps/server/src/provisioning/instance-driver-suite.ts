import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ReleaseVersion } from '@vozex/sample-app';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secondsAfter } from '../kernel/clock.ts';
import type { DriverAnswer, InstanceDriver, InstanceSpec, Limits, Observed, Release } from './instance-driver.ts';

/** What the shared suite needs to know of an engine. The application it runs is `@vozex/sample-app`. */
export type DriverUnderTest = {
  title: string;
  /** Opens the engine, each time as another VOZEX process would: on the same folder, with the same things in it. */
  open(clock: { now(): Date }): Promise<InstanceDriver>;
  /** A release of the sample application as this engine takes it. */
  release(version: ReleaseVersion): Promise<Release>;
  /** One that cannot be had: no such image, other bytes than the digest says. */
  brokenRelease: Release;
  /** Which limits this engine keeps on this machine; stories about the others are skipped. */
  keeps: { memory: boolean; pids: boolean };
  /** Longest time to wait for something to be so, seconds. */
  patienceSeconds?: number;
  close(): Promise<void>;
};

/** Enough for the sample application, and few enough for the drills to go over them quickly. */
const SMALL: Limits = { cpuMillis: 1_500, memoryMb: 192, diskMb: 64, pids: 48 };

/** What every instance driver promises; each driver's own test calls it with a subject of its own. */
export function instanceDriverSuite(subject: DriverUnderTest): void {
  describe(`${subject.title}: an instance`, () => {
    let now = new Date('2026-03-01T12:00:00Z');
    const clock = { now: () => now };
    const passes = (seconds: number) => {
      now = secondsAfter(now, seconds);
    };
    let driver: InstanceDriver;
    let folder: string;
    const made = new Set<string>();
    const signal = () => AbortSignal.timeout(60_000);

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'vozex-driver-'));
      driver = await subject.open(clock);
    });
    afterAll(async () => {
      for (const key of made) await driver?.destroy(key, signal());
      await driver?.close();
      await subject.close();
      await rm(folder, { recursive: true, force: true });
    });

    async function specOf(version: ReleaseVersion, change: Partial<InstanceSpec> = {}): Promise<InstanceSpec> {
      const unique = randomBytes(6).toString('hex');
      const spec: InstanceSpec = {
        instanceKey: `ord_${unique}:oit_${unique}`,
        instanceId: `ins_${unique}`,
        release: await subject.release(version),
        limits: SMALL,
        environment: { ADMIN_TOKEN: `token-${unique}`, GUESTBOOK_DRILLS: '1' },
        healthPath: '/healthz',
        port: 8080,
        dataFolders: ['data'],
        revision: 1,
        ...change,
      };
      made.add(spec.instanceKey);
      return spec;
    }

    /** Asks until it is so. @param meanwhile what a reconcile loop would do at each look. */
    async function until(
      key: string,
      isSo: (seen: Observed) => boolean,
      meanwhile: () => Promise<unknown> = async () => {},
    ): Promise<Observed> {
      const last = performance.now() + (subject.patienceSeconds ?? 20) * 1_000;
      for (;;) {
        const seen = await driver.observe(key, signal());
        if (isSo(seen)) return seen;
        if (performance.now() > last) throw new Error(`it never came to be so: ${JSON.stringify(seen)}`);
        await meanwhile();
        await pause(100);
      }
    }

    /** As the reconcile loop does: asks for it, waits where the engine is busy, until it runs. */
    async function runs(spec: InstanceSpec): Promise<Observed & { address: string }> {
      const seen = await until(
        spec.instanceKey,
        ({ state, revision }) => state === 'running' && revision === spec.revision,
        async () => expect((await driver.ensure(spec, signal())).kind).not.toBe('failed'),
      );
      return { ...seen, address: seen.address ?? '' };
    }

    const entriesOf = async (address: string): Promise<{ version: string; texts: string[] }> => {
      const said = (await (await fetch(`${address}/api/entries`)).json()) as {
        version: string;
        entries: { text: string }[];
      };
      return { version: said.version, texts: said.entries.map(({ text }) => text) };
    };
    const leaves = (address: string, text: string) =>
      fetch(`${address}/api/entries`, { method: 'POST', body: JSON.stringify({ name: 'Ada', text }) });
    const drill = async (address: string, name: string, argument: string | number = '') => {
      const answer = await fetch(`${address}/drill/${name}?with=${argument}`, { method: 'POST' });
      return ((await answer.json()) as { result: Record<string, unknown> }).result;
    };
    const listed = async (key: string) =>
      (await driver.list(signal())).filter(({ instanceKey }) => instanceKey === key);
    const DONE: DriverAnswer = { kind: 'done' };

    it('runs as its spec says, and what it does is seen', async () => {
      const spec = await specOf('1.0.0', { revision: 7 });
      const seen = await runs(spec);
      expect(seen).toMatchObject({ version: '1.0.0', revision: 7, restarts: 0 });
      expect(await entriesOf(seen.address)).toEqual({ version: '1.0.0', texts: [] });
      const { environment } = await drill(seen.address, 'self');
      expect(environment).toContain('ADMIN_TOKEN');
      expect(await listed(spec.instanceKey)).toEqual([
        { instanceKey: spec.instanceKey, instanceId: spec.instanceId, state: 'running' },
      ]);
      expect(await driver.logs(spec.instanceKey, 10, signal())).toContain('listens on port');
    });

    it('sees nothing of the environment of VOZEX', async () => {
      process.env.VOZEX_TEST_SECRET = 'not for customers';
      const { address } = await runs(await specOf('1.0.0'));
      const { environment } = await drill(address, 'self');
      delete process.env.VOZEX_TEST_SECRET;
      expect(environment).not.toContain('VOZEX_TEST_SECRET');
      expect(environment).not.toContain('DATABASE_URL');
    });

    it('asked for twice is one, and the second asking disturbs nothing', async () => {
      const spec = await specOf('1.0.0');
      const first = await runs(spec);
      await leaves(first.address, 'Hello');
      await drill(first.address, 'memory', 1);
      expect(await driver.ensure(spec, signal())).toEqual(DONE);
      expect(await drill(first.address, 'memory', 1)).toEqual({ held_mib: 2 }); // a new process would hold one
      expect(await listed(spec.instanceKey)).toHaveLength(1);
    });

    it('asked for five times at once is one', async () => {
      const spec = await specOf('1.0.0');
      await Promise.all(Array.from({ length: 5 }, () => driver.ensure(spec, signal())));
      const { address } = await runs(spec);
      await drill(address, 'memory', 1);
      expect(await drill(address, 'memory', 1)).toEqual({ held_mib: 2 });
      expect(await listed(spec.instanceKey)).toHaveLength(1);
    });

    it('keeps its data through a new version, and says which one it is', async () => {
      const spec = await specOf('1.0.0');
      await leaves((await runs(spec)).address, 'Hello');
      const next = { ...spec, release: await subject.release('2.0.0'), revision: 2 };
      const seen = await runs(next);
      expect(seen.version).toBe('2.0.0');
      expect(await entriesOf(seen.address)).toEqual({ version: '2.0.0', texts: ['Hello'] });
    });

    it('is resized and keeps its data', async () => {
      const spec = await specOf('1.0.0');
      await leaves((await runs(spec)).address, 'Hello');
      const grown = { ...spec, limits: { ...SMALL, memoryMb: 256, cpuMillis: 2_000 }, revision: 2 };
      expect((await entriesOf((await runs(grown)).address)).texts).toEqual(['Hello']);
    });

    it('takes a changed environment', async () => {
      const spec = await specOf('1.0.0');
      await runs(spec);
      const { address } = await runs({ ...spec, environment: { ...spec.environment, PLAN: 'team' }, revision: 2 });
      expect((await drill(address, 'self')).environment).toContain('PLAN');
    });

    it('stands still while suspended, stays so through a change, and goes on with its data', async () => {
      const spec = await specOf('1.0.0');
      const { address } = await runs(spec);
      await leaves(address, 'Hello');
      expect(await driver.suspend(spec.instanceKey, signal())).toEqual(DONE);
      expect(await driver.suspend(spec.instanceKey, signal())).toEqual(DONE);
      expect(await driver.observe(spec.instanceKey, signal())).toMatchObject({ state: 'suspended', address: null });
      await expect(fetch(address, { signal: AbortSignal.timeout(700) })).rejects.toThrow();

      const next = { ...spec, release: await subject.release('2.0.0'), revision: 2 };
      expect(await driver.ensure(next, signal())).toEqual(DONE);
      expect((await driver.observe(spec.instanceKey, signal())).state).toBe('suspended');
      expect(await driver.resume(spec.instanceKey, signal())).toEqual(DONE);
      expect(await driver.resume(spec.instanceKey, signal())).toEqual(DONE);
      const resumed = await until(spec.instanceKey, ({ state }) => state === 'running');
      expect(resumed.version).toBe('2.0.0');
      expect((await entriesOf(resumed.address ?? '')).texts).toEqual(['Hello']);
    });

    it('is restarted on request, with its data', async () => {
      const spec = await specOf('1.0.0');
      const { address } = await runs(spec);
      await leaves(address, 'Hello');
      await drill(address, 'memory', 3);
      expect(await driver.restart(spec.instanceKey, signal())).toEqual(DONE);
      const again = await until(spec.instanceKey, ({ state }) => state === 'running');
      expect(await drill(again.address ?? '', 'memory', 1)).toEqual({ held_mib: 1 });
      expect((await entriesOf(again.address ?? '')).texts).toEqual(['Hello']);
    });

    it('that crashes says with which code, and runs again when it is asked for', async () => {
      const spec = await specOf('1.0.0');
      const { address } = await runs(spec);
      await leaves(address, 'Hello');
      await drill(address, 'crash', 3).catch(() => {});
      const seen = await until(spec.instanceKey, ({ state }) => state === 'failed');
      expect(seen.reason).toMatch(/\b3\b/);
      passes(60);
      const again = await runs(spec);
      expect(again.restarts).toBeGreaterThan(0);
      expect((await entriesOf(again.address)).texts).toEqual(['Hello']);
    });

    it('that crashes again and again is given up until something changes', async () => {
      const spec = await specOf('1.0.0');
      const broken = { ...spec, environment: { ...spec.environment, GUESTBOOK_CRASH_AT_START: '1' } };
      let answer: DriverAnswer = DONE;
      await until(
        spec.instanceKey,
        () => answer.kind === 'failed',
        async () => {
          answer = await driver.ensure(broken, signal());
          passes(20);
        },
      );
      expect(answer).toMatchObject({ kind: 'failed', code: 'CRASH_LOOP' });
      const seen = await driver.observe(spec.instanceKey, signal());
      expect(seen.state).toBe('failed');
      expect(seen.restarts).toBeGreaterThan(2);
      expect(await driver.ensure(broken, signal())).toMatchObject({ kind: 'failed', code: 'CRASH_LOOP' });
      await runs({ ...spec, revision: 2 });
    });

    it('that never gets well is told apart from one that runs', async () => {
      const spec = await specOf('3.0.0');
      await driver.ensure(spec, signal());
      const first = await driver.observe(spec.instanceKey, signal());
      expect(['starting', 'unhealthy']).toContain(first.state);
      passes(600);
      await until(spec.instanceKey, ({ state, reason }) => state === 'unhealthy' && reason?.includes('503') === true);
    });

    it.runIf(subject.keeps.memory)(
      'that takes more memory than it has is ended, and that is what is told',
      async () => {
        const spec = await specOf('1.0.0');
        const { address } = await runs(spec);
        await drill(address, 'memory', 400).catch(() => {});
        const seen = await until(spec.instanceKey, ({ state }) => state === 'failed');
        expect(seen.reason).toMatch(/memory/i);
        passes(60);
        await runs(spec);
      },
    );

    it.runIf(subject.keeps.pids)('cannot fill the machine with processes', async () => {
      const { address } = await runs(await specOf('1.0.0'));
      const { refused } = await drill(address, 'processes', 100);
      expect(refused).toBeGreaterThan(0);
    });

    it('is backed up and put back, each as it was at that moment', async () => {
      const spec = await specOf('2.0.0');
      const { address } = await runs(spec);
      await leaves(address, 'before');
      const target = join(folder, 'backup.tar.gz');
      const backup = await driver.backup(spec.instanceKey, target, signal());
      const bytes = await readFile(target);
      expect(backup).toEqual({
        path: target,
        sizeBytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      });
      await leaves((await until(spec.instanceKey, ({ state }) => state === 'running')).address ?? '', 'after');
      expect(await driver.restore(spec.instanceKey, target, signal())).toEqual(DONE);
      const restored = await until(spec.instanceKey, ({ state }) => state === 'running');
      expect((await entriesOf(restored.address ?? '')).texts).toEqual(['before']);
    });

    it('that is suspended stays so through backup and restore', async () => {
      const spec = await specOf('2.0.0');
      await leaves((await runs(spec)).address, 'before');
      await driver.suspend(spec.instanceKey, signal());
      const target = join(folder, 'suspended.tar.gz');
      expect(await driver.backup(spec.instanceKey, target, signal())).toMatchObject({ path: target });
      expect(await driver.restore(spec.instanceKey, target, signal())).toEqual(DONE);
      expect((await driver.observe(spec.instanceKey, signal())).state).toBe('suspended');
      await driver.resume(spec.instanceKey, signal());
      const resumed = await until(spec.instanceKey, ({ state }) => state === 'running');
      expect((await entriesOf(resumed.address ?? '')).texts).toEqual(['before']);
    });

    it('returns from a bad version to its backup without the old version meeting the new data', async () => {
      const spec = await specOf('2.0.0');
      await leaves((await runs(spec)).address, 'precious');
      const target = join(folder, 'before-upgrade.tar.gz');
      await driver.backup(spec.instanceKey, target, signal());
      await driver.ensure({ ...spec, release: await subject.release('3.0.0'), revision: 2 }, signal());
      await until(spec.instanceKey, ({ reason }) => reason?.includes('503') === true);

      expect(await driver.suspend(spec.instanceKey, signal())).toEqual(DONE);
      const back = { ...spec, revision: 3 };
      expect(await driver.ensure(back, signal())).toEqual(DONE);
      expect(await driver.restore(spec.instanceKey, target, signal())).toEqual(DONE);
      expect(await driver.resume(spec.instanceKey, signal())).toEqual(DONE);
      const seen = await runs(back);
      expect(await entriesOf(seen.address)).toEqual({ version: '2.0.0', texts: ['precious'] });
    });

    it('outlives VOZEX, and the next one knows it', async () => {
      const spec = await specOf('1.0.0');
      const { address } = await runs(spec);
      await drill(address, 'memory', 1);
      await driver.close();
      driver = await subject.open(clock);
      expect(await drill(address, 'memory', 1)).toEqual({ held_mib: 2 });
      expect(await driver.observe(spec.instanceKey, signal())).toMatchObject({ state: 'running', address });
      expect(await driver.ensure(spec, signal())).toEqual(DONE);
      expect(await drill(address, 'memory', 1)).toEqual({ held_mib: 3 });
      expect(await driver.suspend(spec.instanceKey, signal())).toEqual(DONE);
      await expect(fetch(address, { signal: AbortSignal.timeout(700) })).rejects.toThrow();
    });

    it('is destroyed without a trace, however often that is asked for', async () => {
      const spec = await specOf('1.0.0');
      const { address } = await runs(spec);
      await leaves(address, 'Hello');
      await driver.suspend(spec.instanceKey, signal());
      expect(await driver.destroy(spec.instanceKey, signal())).toEqual(DONE);
      expect(await driver.destroy(spec.instanceKey, signal())).toEqual(DONE);
      expect(await driver.observe(spec.instanceKey, signal())).toMatchObject({ state: 'absent', address: null });
      expect(await listed(spec.instanceKey)).toEqual([]);
      await expect(fetch(address, { signal: AbortSignal.timeout(700) })).rejects.toThrow();
      expect((await entriesOf((await runs(spec)).address)).texts).toEqual([]); // and nothing of it comes back
    });

    it('whose release cannot be had fails with a reason, and leaves nothing running', async () => {
      const spec = await specOf('1.0.0', { release: subject.brokenRelease });
      const answer = await driver.ensure(spec, signal());
      expect(answer).toMatchObject({ kind: 'failed', reason: expect.stringMatching(/./) });
      expect(['absent', 'stopped', 'failed']).toContain((await driver.observe(spec.instanceKey, signal())).state);
    });

    it('that is not there cannot be told to do anything, and that is said', async () => {
      const key = 'ord_nobody:oit_nobody';
      expect(await driver.observe(key, signal())).toMatchObject({ state: 'absent', address: null, version: null });
      const absent = { kind: 'failed', code: 'INSTANCE_ABSENT' };
      for (const verb of ['suspend', 'resume', 'restart'] as const)
        expect(await driver[verb](key, signal())).toMatchObject(absent);
      expect(await driver.backup(key, join(folder, 'nothing.tar.gz'), signal())).toMatchObject(absent);
      expect(await driver.restore(key, join(folder, 'nothing.tar.gz'), signal())).toMatchObject(absent);
      expect(await driver.logs(key, 10, signal())).toBe('');
      expect(await driver.destroy(key, signal())).toEqual(DONE);
    });
  });

  describe(`${subject.title}: the engine`, () => {
    it('says what it keeps here and what it does not, and what it has', async () => {
      const driver = await subject.open({ now: () => new Date('2026-03-01T12:00:00Z') });
      const { holds, lacks } = await driver.guarantees();
      expect([...holds, ...lacks].length).toBeGreaterThan(0);
      const { memory, pids } = subject.keeps;
      expect(holds.some((line) => /memory/i.test(line))).toBe(memory);
      expect(lacks.some((line) => /memory/i.test(line))).toBe(!memory);
      expect(lacks.some((line) => /processes/i.test(line))).toBe(!pids);
      const { total } = await driver.capacity(AbortSignal.timeout(10_000));
      for (const amount of Object.values(total)) expect(amount).toBeGreaterThan(0);
      await driver.close();
    });
  });
}
