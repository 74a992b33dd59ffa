import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packRelease } from '@vozex/sample-app';
import { type DriverUnderTest, instanceDriverSuite } from '../../instance-driver-suite.ts';
import { ProcessPoolConfig } from './config.ts';
import { type Machine, probeMachine } from './machine.ts';
import { openProcessDriver } from './open-process-driver.ts';

const folder = await mkdtemp(join(tmpdir(), 'vozex-pool-'));
const config = ProcessPoolConfig.parse({
  ports_from: 30_000 + Math.floor(Math.random() * 10_000),
  ports: 200,
  allow_weak_isolation: true,
});
const strongest = await probeMachine(join(folder, 'probe'), config.uid_from);

const bundles = new Map<string, ReturnType<typeof packRelease>>();

/** @param machine what of this machine is used: each step of the ladder down is a machine somebody has. */
function on(title: string, machine: Machine): DriverUnderTest {
  const pool = join(folder, title.replaceAll(' ', '-'));
  return {
    title,
    async open(clock) {
      const { node } = await probeMachine(pool, config.uid_from);
      const openBundle = async (key: string) => createReadStream(key);
      return openProcessDriver({ folder: pool, config, machine: { ...machine, node }, clock, openBundle });
    },
    async release(version) {
      const packed = bundles.get(version) ?? packRelease(version, join(folder, 'bundles'));
      bundles.set(version, packed);
      const { path, sha256 } = await packed;
      return { kind: 'bundle', version, storageKey: path, sha256 };
    },
    brokenRelease: { kind: 'bundle', version: '9.9.9', storageKey: '/dev/null', sha256: 'f'.repeat(64) },
    keeps: { memory: machine.cgroups?.keeps.memory ?? false, pids: machine.cgroups?.keeps.pids ?? false },
    close: () => rm(pool, { recursive: true, force: true }),
  };
}

instanceDriverSuite(on('processes, as far apart as this machine can keep them', strongest));
instanceDriverSuite(
  on('processes without control groups, sandbox or users', {
    ...strongest,
    cgroups: undefined,
    bubblewrap: undefined,
    ownUsers: false,
  }),
);
