import { execFile, execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../../kernel/clock.ts';
import type { InstanceDriver } from '../../instance-driver.ts';
import { kubernetesDriver } from './driver.ts';
import type { ImageSpec } from './kept-spec.ts';
import { namespaceOf } from './names.ts';
import { FIXED_IMAGE, guestbook, openSubject, type Subject } from './test-subject.ts';

const run = promisify(execFile);
const signal = () => AbortSignal.timeout(60_000);

/** Says aloud that stories are skipped, since one that was skipped is one that nobody was told. */
function skipsAloud(): boolean {
  try {
    execFileSync('kubectl', ['version', '--client'], { stdio: 'ignore' });
    return false;
  } catch {
    process.stderr.write(
      '\n!! NO KUBECTL: stories with it as a second client are SKIPPED (Debian: kubernetes-client)\n',
    );
    return true;
  }
}

vi.setConfig({ testTimeout: 180_000 });

/** kubectl is written by others: what it and our driver both understand, the fake cluster did not make up. */
describe.skipIf(skipsAloud())('kubectl, on the same cluster', () => {
  let subject: Subject;
  let driver: InstanceDriver;
  let spec: ImageSpec;
  let namespace: string;

  beforeAll(async () => {
    subject = await openSubject(() => systemClock.now());
    driver = await kubernetesDriver.open(subject.config, {
      folder: subject.cluster.folder,
      clock: systemClock,
      openBundle: () => Promise.reject(new Error('an image needs no bundle')),
    });
    spec = {
      instanceKey: 'ord_1:oit_1',
      instanceId: 'ins_1',
      release: guestbook('1.0.0'),
      limits: { cpuMillis: 1500, memoryMb: 256, diskMb: 64, pids: 48 },
      environment: { ADMIN_TOKEN: 'geheim' },
      healthPath: '/healthz',
      port: 8080,
      dataFolders: ['data'],
      revision: 1,
    };
    namespace = namespaceOf({ config: subject.config, instanceKey: spec.instanceKey });
    await runs(spec);
  });
  afterAll(async () => {
    await driver?.close();
    await subject?.close();
  });

  /** As an administrator; kubectl sends no credentials without TLS. */
  async function kubectl(...args: string[]): Promise<string> {
    const { cluster } = subject;
    const own = { PATH: process.env.PATH, HOME: cluster.folder };
    const { stdout } = await run('kubectl', ['--server', cluster.url, ...args], { env: own });
    return stdout;
  }
  const inNamespace = (...args: string[]) => kubectl('-n', namespace, ...args);

  async function runs(wanted: ImageSpec): Promise<void> {
    for (const last = performance.now() + 60_000; ; await pause(100)) {
      const { state, revision } = await driver.observe(wanted.instanceKey, signal());
      if (state === 'running' && revision === wanted.revision) return;
      if (performance.now() > last) throw new Error(`it is ${state}`);
      expect((await driver.ensure(wanted, signal())).kind).not.toBe('failed');
    }
  }

  async function imageManifest(image: string): Promise<string> {
    const file = join(subject.cluster.folder, 'image.json');
    const template = { spec: { containers: [{ name: 'app', image }] } };
    const metadata = { name: 'instance', namespace };
    await writeFile(file, JSON.stringify({ apiVersion: 'apps/v1', kind: 'StatefulSet', metadata, spec: { template } }));
    return file;
  }

  it('finds by label what the driver made, and reads it the same', async () => {
    const found = await kubectl('get', 'namespaces', '-l', 'vozex.owner=test', '-o', 'name');
    expect(found.trim()).toBe(`namespace/${namespace}`);
    const set = JSON.parse(await inNamespace('get', 'statefulset', 'instance', '-o', 'json'));
    expect(set.spec.replicas).toBe(1);
    expect(set.status.readyReplicas).toBe(1);
    expect(set.metadata.managedFields).toBeUndefined(); // kubectl hides them
    const kinds = 'pod,service,persistentvolumeclaim,networkpolicy,resourcequota,limitrange,serviceaccount';
    const names = await inNamespace('get', kinds, '-o', 'name');
    expect(names.trim().split('\n').toSorted()).toEqual([
      'limitrange/instance',
      'networkpolicy.networking.k8s.io/deny-all',
      'networkpolicy.networking.k8s.io/instance',
      'persistentvolumeclaim/data',
      'pod/instance-0',
      'resourcequota/instance',
      'service/instance',
      'serviceaccount/instance',
    ]);
  });

  it('shows who owns which field', async () => {
    const shown = await inNamespace('get', 'statefulset', 'instance', '-o', 'json', '--show-managed-fields');
    const entries = JSON.parse(shown).metadata.managedFields as { manager: string; operation: string }[];
    expect(entries).toContainEqual(expect.objectContaining({ manager: 'vozex', operation: 'Apply' }));
    expect(JSON.stringify(entries)).toContain('k:{\\"name\\":\\"app\\"}');
  });

  it('describes it', async () => {
    const said = await inNamespace('describe', 'statefulset', 'instance');
    expect(said).toContain('registry.test/guestbook:1.0.0');
    expect(said).toMatch(/Replicas:\s+1 desired \| 1 total/);
    expect(await inNamespace('describe', 'pod', 'instance-0')).toMatch(/Ready\s+True/);
    expect(await inNamespace('describe', 'networkpolicy', 'instance')).toContain('169.254.0.0/16');
  });

  it('reads its log and runs a command in it', async () => {
    expect(await inNamespace('logs', 'instance-0')).toContain('listens on port');
    expect(await inNamespace('exec', 'instance-0', '--', 'echo', 'Hello')).toBe('Hello\n');
  });

  it('is told of a conflict when it applies what the driver owns, and nothing changes', async () => {
    const file = await imageManifest(FIXED_IMAGE);
    await expect(kubectl('apply', '--server-side', '-f', file)).rejects.toThrow(/conflict with "vozex"/);
    const image = '{.spec.template.spec.containers[0].image}';
    expect(await inNamespace('get', 'statefulset', 'instance', '-o', `jsonpath=${image}`)).toBe(spec.release.image);
  });

  it('takes a field by force: the driver tells who has it, and takes nothing back', async () => {
    await kubectl('apply', '--server-side', '--force-conflicts', '-f', await imageManifest(FIXED_IMAGE));
    const answer = await driver.ensure({ ...spec, revision: 2 }, signal());
    expect(answer).toMatchObject({ kind: 'failed', code: 'FIELD_CONFLICT' });
    expect(answer).toMatchObject({ reason: expect.stringContaining('image (held by kubectl)') });
    await kubectl('apply', '--server-side', '-f', await imageManifest(spec.release.image));
    await runs({ ...spec, revision: 2 });
  });

  it('adds labels and annotations that stay through every change', async () => {
    await inNamespace('label', 'statefulset', 'instance', 'team=blue');
    await inNamespace('annotate', 'statefulset', 'instance', 'audit.test/seen=yes');
    await runs({ ...spec, revision: 3 });
    const label = '{.metadata.labels.team} {.metadata.annotations.audit\\.test/seen}';
    expect(await inNamespace('get', 'statefulset', 'instance', '-o', `jsonpath=${label}`)).toBe('blue yes');
  });

  it('deletes the pod: it comes back; deletes the namespace: it is gone for the driver as well', async () => {
    await inNamespace('delete', 'pod', 'instance-0', '--wait=true');
    await runs({ ...spec, revision: 3 });
    await kubectl('delete', 'namespace', namespace, '--wait=true');
    expect((await driver.observe(spec.instanceKey, signal())).state).toBe('absent');
    expect(await driver.list(signal())).toEqual([]);
  });
});
