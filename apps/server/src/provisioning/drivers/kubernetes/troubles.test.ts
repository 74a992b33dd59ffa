import { mkdtemp, readdir, rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { secondsAfter } from '../../../kernel/clock.ts';
import { DriverUnreachable, type InstanceDriver, type InstanceSpec, type Observed } from '../../instance-driver.ts';
import { KubernetesConfig } from './config.ts';
import { kubernetesDriver } from './driver.ts';
import type { ImageSpec } from './kept-spec.ts';
import { namespaceOf } from './names.ts';
import { forbidden, Refused } from './test-cluster/refused.ts';
import { newThing } from './test-cluster/store.ts';
import { at, itemsAt, textAt } from './test-cluster/thing.ts';
import { FIXED_IMAGE, guestbook, openSubject, type Subject } from './test-subject.ts';

const signal = () => AbortSignal.timeout(60_000);

vi.setConfig({ testTimeout: 180_000 });

describe('what goes wrong with a cluster, and what becomes of it', () => {
  let subject: Subject;
  let driver: InstanceDriver;
  let now = new Date('2026-03-01T12:00:00Z');
  let count = 0;

  const openDriver = (change: Partial<KubernetesConfig> = {}) =>
    kubernetesDriver.open(KubernetesConfig.parse({ ...subject.config, ...change }), {
      folder: subject.cluster.folder,
      clock: { now: () => now },
      openBundle: () => Promise.reject(new Error('an image needs no bundle')),
    });
  beforeAll(async () => {
    subject = await openSubject(() => now);
    driver = await openDriver();
  });
  afterAll(async () => {
    await driver?.close();
    await subject?.close();
  });

  function specOf(change: Partial<ImageSpec> = {}): ImageSpec {
    count += 1;
    return {
      instanceKey: `ord_${count}:oit_${count}`,
      instanceId: `ins_${count}`,
      release: guestbook('1.0.0'),
      limits: { cpuMillis: 1000, memoryMb: 256, diskMb: 64, pids: 48 },
      environment: { ADMIN_TOKEN: 'geheim', GUESTBOOK_DRILLS: '1' },
      healthPath: '/healthz',
      port: 8080,
      dataFolders: ['data'],
      revision: 1,
      ...change,
    };
  }
  const namespaceFor = ({ instanceKey }: InstanceSpec) => namespaceOf({ config: subject.config, instanceKey });

  async function until(key: string, isSo: (seen: Observed) => boolean): Promise<Observed & { address: string }> {
    for (const last = performance.now() + 60_000; ; ) {
      const seen = await driver.observe(key, signal());
      if (isSo(seen)) return { ...seen, address: seen.address ?? '' };
      if (performance.now() > last) throw new Error(`it never came to be so: ${JSON.stringify(seen)}`);
      await pause(100);
    }
  }
  const isRunning = ({ state }: Observed) => state === 'running';

  async function runs(change: Partial<ImageSpec> = {}) {
    const spec = specOf(change);
    expect(await driver.ensure(spec, signal())).toEqual({ kind: 'done' });
    const { address } = await until(spec.instanceKey, isRunning);
    return { spec, key: spec.instanceKey, address, namespace: namespaceFor(spec) };
  }
  const leaves = (address: string, text: string) =>
    fetch(`${address}/api/entries`, { method: 'POST', body: JSON.stringify({ name: 'Ada', text }) });
  async function textsAt(address: string): Promise<string[]> {
    const said = (await (await fetch(`${address}/api/entries`)).json()) as { entries: { text: string }[] };
    return said.entries.map(({ text }) => text);
  }
  const refuseNext = (verb: string, plural: string, refusal: Refused) =>
    subject.cluster.troubles.next.push({
      matches: ({ method, kind }) => method === verb && kind.plural === plural,
      refusal,
    });
  const store = () => subject.cluster.store;
  const claimsIn = (namespace: string) => store().all('PersistentVolumeClaim', namespace);

  /** An administrator changes something of a stateful set, by another program. */
  const patchSet = (namespace: string, manager: string, patch: object, type = 'strategic-merge-patch+json') =>
    fetch(`${subject.cluster.url}/apis/apps/v1/namespaces/${namespace}/statefulsets/instance?fieldManager=${manager}`, {
      method: 'PATCH',
      headers: { 'content-type': `application/${type}` },
      body: JSON.stringify(patch),
    });
  const imagePatch = (image: string) => ({ spec: { template: { spec: { containers: [{ name: 'app', image }] } } } });

  describe('the API', () => {
    it('is away: that is said, nothing stops, and it goes on where it was', async () => {
      const { key, address, spec } = await runs();
      subject.cluster.troubles.isAway = true;
      await expect(driver.observe(key, signal())).rejects.toThrow(DriverUnreachable);
      await expect(driver.ensure(spec, signal())).rejects.toThrow(DriverUnreachable);
      await leaves(address, 'Hello');
      subject.cluster.troubles.isAway = false;
      expect(await driver.observe(key, signal())).toMatchObject({ state: 'running', address });
      expect(await textsAt(address)).toEqual(['Hello']);
    });

    it('asks for patience: it is looked at again when it said', async () => {
      const headers = { 'retry-after': '7' };
      refuseNext('PATCH', 'secrets', new Refused(429, 'TooManyRequests', 'slow down', {}, headers));
      const spec = specOf();
      expect(await driver.ensure(spec, signal())).toEqual({ kind: 'busy', lookAgainAfterSeconds: 7 });
      expect(await driver.ensure(spec, signal())).toEqual({ kind: 'done' });
    });

    it('fails in the middle: nothing is known, and the next time ends what was begun', async () => {
      refuseNext('PATCH', 'statefulsets', new Refused(500, 'InternalError', 'etcd leader changed'));
      const spec = specOf();
      await expect(driver.ensure(spec, signal())).rejects.toThrow(/etcd leader changed/);
      expect((await driver.observe(spec.instanceKey, signal())).state).toBe('absent');
      expect(await driver.list(signal())).toContainEqual({
        instanceKey: spec.instanceKey,
        instanceId: spec.instanceId,
        state: 'absent',
      });
      expect(await driver.ensure(spec, signal())).toEqual({ kind: 'done' });
      await until(spec.instanceKey, isRunning);
    });

    it('refuses for want of rights: an operator reads which', async () => {
      const why = 'User "vozex" cannot patch resource "networkpolicies" in API group "networking.k8s.io"';
      refuseNext('PATCH', 'networkpolicies', forbidden('networkpolicies', 'deny-all', why));
      const answer = await driver.ensure(specOf(), signal());
      expect(answer).toMatchObject({ kind: 'failed', code: 'ENGINE_REFUSED', reason: expect.stringContaining(why) });
    });

    it('knows the credentials no more: that is no refusal of what was asked', async () => {
      refuseNext('GET', 'namespaces', new Refused(401, 'Unauthorized', 'Unauthorized'));
      await expect(driver.ensure(specOf(), signal())).rejects.toThrow(DriverUnreachable);
    });

    it('is slow: who has no more time is told that nothing is known', async () => {
      const { key } = await runs();
      subject.cluster.troubles.slowMs = 2_000;
      await expect(driver.observe(key, AbortSignal.timeout(200))).rejects.toThrow(DriverUnreachable);
      subject.cluster.troubles.slowMs = 0;
    });
  });

  describe('others in the cluster', () => {
    it('two processes that begin one instance at once make one', async () => {
      const spec = specOf();
      const other = await openDriver();
      const answers = await Promise.all([driver.ensure(spec, signal()), other.ensure(spec, signal())]);
      await other.close();
      for (const { kind } of answers) expect(['done', 'busy']).toContain(kind);
      await until(spec.instanceKey, isRunning);
      expect(store().all('Pod', namespaceFor(spec))).toHaveLength(1);
      expect(claimsIn(namespaceFor(spec))).toHaveLength(1);
    });

    it('have a namespace of that name: nothing of theirs is touched, and that is told', async () => {
      const spec = specOf();
      const theirs = store().put({ ...newThing('Namespace', namespaceFor(spec)), status: { phase: 'Active' } });
      expect(await driver.ensure(spec, signal())).toMatchObject({ kind: 'failed', code: 'NAME_TAKEN' });
      expect(await driver.destroy(spec.instanceKey, signal())).toEqual({ kind: 'done' });
      expect(store().find('Namespace', undefined, theirs.metadata.name)).toEqual(theirs);
    });

    it('are another shop with the same keys: neither sees the other', async () => {
      const { spec, key } = await runs();
      const neighbour = await openDriver({ owner: 'neighbour' });
      expect(await neighbour.list(signal())).toEqual([]);
      expect((await neighbour.observe(key, signal())).state).toBe('absent');
      expect(await neighbour.ensure(spec, signal())).toEqual({ kind: 'done' });
      expect(await neighbour.destroy(key, signal())).toEqual({ kind: 'done' });
      await neighbour.close();
      expect((await driver.observe(key, signal())).state).toBe('running');
    });

    it('changed a field that is applied: nothing is overwritten, and who holds what is told', async () => {
      const { spec, namespace } = await runs();
      await patchSet(namespace, 'nightly-fix', imagePatch(FIXED_IMAGE));
      const answer = await driver.ensure({ ...spec, revision: 2 }, signal());
      expect(answer).toMatchObject({ kind: 'failed', code: 'FIELD_CONFLICT' });
      expect(answer).toMatchObject({
        reason: expect.stringContaining('containers[name="app"].image (held by nightly-fix)'),
      });
      const set = store().find('StatefulSet', namespace, 'instance');
      expect(textAt(set, 'spec', 'template', 'spec', 'containers', 0, 'image')).toBe(FIXED_IMAGE);

      await patchSet(namespace, 'nightly-fix', imagePatch(spec.release.image)); // he puts it back
      expect(await driver.ensure({ ...spec, revision: 2 }, signal())).toEqual({ kind: 'done' });
    });

    it('added what is theirs: it stays through every change', async () => {
      const { spec, namespace } = await runs();
      await patchSet(namespace, 'auditor', { metadata: { annotations: { 'audit.test/seen': 'yes' } } });
      expect(await driver.ensure({ ...spec, revision: 2 }, signal())).toEqual({ kind: 'done' });
      const set = store().find('StatefulSet', namespace, 'instance');
      expect(set?.metadata.annotations?.['audit.test/seen']).toBe('yes');
    });

    it('wrote under our own name by hand: our word counts', async () => {
      const { spec, namespace, key } = await runs();
      await patchSet(namespace, 'vozex', imagePatch(FIXED_IMAGE));
      expect(await driver.ensure({ ...spec, revision: 2 }, signal())).toEqual({ kind: 'done' });
      await until(key, isRunning);
      const set = store().find('StatefulSet', namespace, 'instance');
      expect(textAt(set, 'spec', 'template', 'spec', 'containers', 0, 'image')).toBe(spec.release.image);
    });
  });

  describe('a pod', () => {
    it('that no node has room for waits, and says so', async () => {
      const spec = specOf({ limits: { cpuMillis: 1000, memoryMb: 1_000_000, diskMb: 64, pids: 48 } });
      await driver.ensure(spec, signal());
      const seen = await until(spec.instanceKey, ({ reason }) => reason !== null);
      expect(seen).toMatchObject({ state: 'starting', reason: expect.stringContaining('Insufficient memory') });
      await driver.destroy(spec.instanceKey, signal());
    });

    it('that a quota forbids is not made, and the quota is named', async () => {
      const { spec, key, namespace } = await runs();
      store().put({ ...newThing('ResourceQuota', 'house', namespace), spec: { hard: { pods: '0' } } });
      await driver.ensure({ ...spec, revision: 2 }, signal());
      const seen = await until(key, ({ reason }) => reason?.includes('exceeded quota') === true);
      expect(seen).toMatchObject({ state: 'starting', reason: expect.stringContaining('house') });
    });

    it('whose image no registry hands out now is no reason to give up', async () => {
      const spec = specOf({ release: { kind: 'image', version: '1.0.0', image: 'registry.test/away:1' } });
      expect(await driver.ensure(spec, signal())).toMatchObject({ kind: 'busy' });
      expect(await driver.observe(spec.instanceKey, signal())).toMatchObject({
        state: 'failed',
        reason: expect.stringContaining('i/o timeout'),
      });
    });

    it('is confined as the strictest standard asks, and the secret values stand in one place', async () => {
      const { namespace } = await runs();
      const pod = store().find('Pod', namespace, 'instance-0');
      expect(at(pod, 'spec')).toMatchObject({
        automountServiceAccountToken: false,
        securityContext: { runAsNonRoot: true, runAsUser: 65_532, seccompProfile: { type: 'RuntimeDefault' } },
        containers: [
          {
            securityContext: {
              allowPrivilegeEscalation: false,
              readOnlyRootFilesystem: true,
              capabilities: { drop: ['ALL'] },
            },
            resources: { limits: { cpu: '1000m', memory: '256Mi' } },
          },
        ],
      });
      const account = store().find('ServiceAccount', namespace, 'instance');
      expect(account?.automountServiceAccountToken).toBe(false);
      const value = Buffer.from('geheim').toString('base64');
      const kinds = ['Namespace', 'Pod', 'StatefulSet', 'Secret', 'Service', 'PersistentVolumeClaim', 'Event'];
      const holding = kinds.filter((kind) => /geheim|Z2VoZWlt/.test(JSON.stringify(store().all(kind))));
      expect(holding).toEqual(['Secret']);
      expect(at(store().find('Secret', namespace, 'environment'), 'data', 'ADMIN_TOKEN')).toBe(value);
    });

    it('is reached by the proxy alone, and reaches names and the internet alone', async () => {
      const { namespace } = await runs();
      expect(store().find('NetworkPolicy', namespace, 'deny-all')?.spec).toEqual({
        podSelector: {},
        policyTypes: ['Ingress', 'Egress'],
      });
      const policy = store().find('NetworkPolicy', namespace, 'instance');
      expect(itemsAt(policy, 'spec', 'ingress')).toEqual([
        {
          from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'vozex' } } }],
          ports: [{ protocol: 'TCP', port: 8080 }],
        },
      ]);
      const [names, outside] = itemsAt(policy, 'spec', 'egress');
      expect(itemsAt(names, 'ports').map((port) => at(port, 'port'))).toEqual([53, 53]);
      expect(itemsAt(outside, 'to', 0, 'ipBlock', 'except')).toEqual(
        expect.arrayContaining(['10.0.0.0/8', '169.254.0.0/16']),
      );
      expect(itemsAt(outside, 'to', 1, 'ipBlock', 'except')).toEqual(['fc00::/7', 'fe80::/10']);
    });

    it('answers at a port of its node for a proxy outside', async () => {
      const { spec, key } = await runs();
      const outside = await openDriver({ reached_at: 'node_external_ip', proxy_ranges: ['198.51.100.0/24'] });
      expect(await outside.ensure({ ...spec, revision: 2 }, signal())).toEqual({ kind: 'done' });
      await until(key, isRunning);
      expect((await outside.observe(key, signal())).address).toMatch(/^http:\/\/203\.0\.113\.7:3\d{4}$/);
      await outside.close();
    });
  });

  describe('a volume', () => {
    const larger = (spec: ImageSpec, diskMb: number): ImageSpec => ({
      ...spec,
      limits: { ...spec.limits, diskMb },
      revision: 2,
    });
    const sizeOf = (namespace: string) =>
      claimsIn(namespace).map((one) => textAt(one, 'spec', 'resources', 'requests', 'storage'));

    it('grows with the plan, and never shrinks', async () => {
      const { spec, namespace } = await runs();
      expect(await driver.ensure(larger(spec, 128), signal())).toEqual({ kind: 'done' });
      expect(sizeOf(namespace)).toEqual(['128Mi']);
      expect(await driver.ensure({ ...larger(spec, 32), revision: 3 }, signal())).toEqual({ kind: 'done' });
      expect(sizeOf(namespace)).toEqual(['128Mi']);
    });

    it('that cannot grow is told before anything else is changed', async () => {
      const fixed = await openDriver({ storage_class: 'fixed' });
      const spec = specOf();
      await fixed.ensure(spec, signal());
      expect(await fixed.ensure(larger(spec, 128), signal())).toMatchObject({
        kind: 'failed',
        code: 'DISK_CANNOT_GROW',
        reason: expect.stringContaining('storage class fixed'),
      });
      expect((await fixed.observe(spec.instanceKey, signal())).revision).toBe(1);
      expect((await fixed.guarantees()).lacks.join()).toContain('do not grow');
      await fixed.close();
    });
  });

  describe('a backup', () => {
    const folderFor = () => mkdtemp(join(subject.cluster.folder, 'backups-'));
    /** Sizes of the files in the data folder, as they lie on the volume. */
    async function ballast(namespace: string): Promise<Record<string, number>> {
      const [claim] = claimsIn(namespace);
      const volume = join(subject.cluster.folder, 'volumes', claim?.metadata.uid ?? '');
      const [sub = ''] = await readdir(volume);
      const names = await readdir(join(volume, sub));
      const sizes = names.map(async (name) => [name, (await stat(join(volume, sub, name))).size] as const);
      return Object.fromEntries(await Promise.all(sizes));
    }

    for (const protocol of ['v5.channel.k8s.io', 'v4.channel.k8s.io'] as const) {
      it(`of much data comes back whole over ${protocol}`, async () => {
        subject.cluster.troubles.execProtocol = protocol;
        const { key, address, namespace } = await runs();
        await leaves(address, 'Hello');
        await fetch(`${address}/drill/disk?with=24`, { method: 'POST' });
        const target = join(await folderFor(), 'backup.tar.gz');
        expect(await driver.backup(key, target, signal())).toMatchObject({ path: target });
        const before = await ballast(namespace);
        await fetch(`${(await until(key, isRunning)).address}/drill/disk?with=1`, { method: 'POST' });
        expect(await ballast(namespace)).not.toEqual(before);
        expect(await driver.restore(key, target, signal())).toEqual({ kind: 'done' });
        expect(await textsAt((await until(key, isRunning)).address)).toEqual(['Hello']);
        expect(await ballast(namespace)).toEqual(before);
        expect(claimsIn(namespace)).toHaveLength(1);
        subject.cluster.troubles.execProtocol = 'v5.channel.k8s.io';
      });
    }

    it('whose line is cut leaves no file and nobody stopped', async () => {
      const { key, address, namespace } = await runs();
      await fetch(`${address}/drill/disk?with=4`, { method: 'POST' });
      const folder = await folderFor();
      subject.cluster.troubles.cutAfterBytes = 1_000_000;
      await expect(driver.backup(key, join(folder, 'cut'), signal())).rejects.toThrow(DriverUnreachable);
      subject.cluster.troubles.cutAfterBytes = Number.POSITIVE_INFINITY;
      await until(key, isRunning);
      expect(await readdir(folder)).toEqual([]);
      expect(store().find('Pod', namespace, 'carrier')).toBeNull();
    });

    it('that is broken off leaves no file and nobody stopped', async () => {
      const { key } = await runs();
      const folder = await folderFor();
      const breaking = new AbortController();
      const matches = ({ subresource }: { subresource: string | undefined }) => {
        if (subresource === 'exec') breaking.abort();
        return false;
      };
      subject.cluster.troubles.next.push({ matches, refusal: new Refused(500, '', '') });
      await expect(driver.backup(key, join(folder, 'late'), breaking.signal)).rejects.toThrow(DriverUnreachable);
      subject.cluster.troubles.next.length = 0;
      await until(key, isRunning);
      expect(await readdir(folder)).toEqual([]);
    });

    it('that was cut short or is not there replaces nothing', async () => {
      const { key, address, namespace } = await runs();
      await leaves(address, 'Hello');
      const target = join(await folderFor(), 'backup.tar.gz');
      const backup = await driver.backup(key, target, signal());
      if (!('sizeBytes' in backup)) throw new Error(`no backup: ${JSON.stringify(backup)}`);
      await truncate(target, Math.floor(backup.sizeBytes / 2));
      expect(await driver.restore(key, target, signal())).toMatchObject({ code: 'BACKUP_UNREADABLE' });
      await rm(target);
      expect(await driver.restore(key, target, signal())).toMatchObject({ code: 'BACKUP_MISSING' });
      expect(await textsAt((await until(key, isRunning)).address)).toEqual(['Hello']);
      expect(claimsIn(namespace)).toHaveLength(1);
    });

    it('whose pod cannot start says why, and the application runs on with its data', async () => {
      const { key, address, namespace } = await runs();
      await leaves(address, 'Hello');
      const target = join(await folderFor(), 'backup.tar.gz');
      await driver.backup(key, target, signal());
      const without = await openDriver({ carrier_image: 'registry.test/no-such:1' });
      const reason = expect.stringContaining('not found');
      expect(await without.restore(key, target, signal())).toMatchObject({ code: 'CARRIER_NOT_STARTED', reason });
      await without.close();
      expect(await textsAt((await until(key, isRunning)).address)).toEqual(['Hello']);
      expect(claimsIn(namespace).filter((one) => !one.metadata.deletionTimestamp)).toHaveLength(1);
    });

    it('in the middle of which VOZEX died: the next one lets the application go on', async () => {
      const { key, address, namespace, spec } = await runs();
      await leaves(address, 'Hello');
      const heldStill = { metadata: { annotations: { 'vozex.held_for': 'backup' } }, spec: { replicas: 0 } };
      await patchSet(namespace, 'vozex-scale', heldStill, 'apply-patch+yaml');
      const held = await until(key, ({ state }) => state === 'stopped');
      expect(held.reason).toBe('it is held still for a backup');
      expect(await driver.list(signal())).toContainEqual(
        expect.objectContaining({ instanceKey: key, state: 'stopped' }),
      );
      expect(await driver.ensure(spec, signal())).toEqual({ kind: 'done' });
      expect(await textsAt((await until(key, isRunning)).address)).toEqual(['Hello']);
    });
  });

  it('what cannot be removed is told with what holds it, and removed once that lets go', async () => {
    const { key, namespace } = await runs();
    const [claim] = claimsIn(namespace);
    if (!claim) throw new Error('it has a volume'); // because it runs
    const held = { ...claim, metadata: { ...claim.metadata, finalizers: ['storage.test/detach'] } };
    store().put(held);
    expect(await driver.destroy(key, signal())).toMatchObject({ kind: 'busy' });
    expect(await driver.observe(key, signal())).toMatchObject({ state: 'stopped', reason: 'it is being removed' });
    now = secondsAfter(now, 900);
    expect(await driver.destroy(key, signal())).toMatchObject({
      kind: 'failed',
      code: 'NAMESPACE_STUCK',
      reason: expect.stringContaining('storage.test/detach'),
    });
    const stuck = store().find('PersistentVolumeClaim', namespace, 'data');
    if (stuck) store().put({ ...stuck, metadata: { ...stuck.metadata, finalizers: [] } });
    expect(await driver.destroy(key, signal())).toEqual({ kind: 'done' });
    expect((await driver.observe(key, signal())).state).toBe('absent');
  });

  it('the secret of a private registry goes with each instance, and its absence is told', async () => {
    const registry = { namespace: 'vozex', name: 'registry' };
    const private_ = await openDriver({ image_pull_secret: registry });
    const spec = specOf();
    expect(await private_.ensure(spec, signal())).toMatchObject({ code: 'REGISTRY_SECRET_MISSING' });
    const type = 'kubernetes.io/dockerconfigjson';
    const data = { '.dockerconfigjson': Buffer.from('{}').toString('base64') };
    store().put({ ...newThing('Secret', 'registry', 'vozex'), type, data });
    expect(await private_.ensure(spec, signal())).toEqual({ kind: 'done' });
    expect(store().find('Secret', namespaceFor(spec), 'registry')).toMatchObject({ type, data });
    await private_.close();
  });

  it('room is what ready nodes offer less what others ask for', async () => {
    const before = (await driver.capacity(signal())).total;
    const requests = { cpu: '1500m', memory: '2Gi' };
    const other = { nodeName: 'node-1', containers: [{ name: 'db', image: 'db', resources: { requests } }] };
    store().put({ ...newThing('Pod', 'db-0', 'default'), spec: other, status: { phase: 'Running' } });
    const cordoned = { ...newThing('Node', 'node-2'), spec: { unschedulable: true } };
    const conditions = [{ type: 'Ready', status: 'True' }];
    store().put({ ...cordoned, status: { allocatable: { cpu: '8', memory: '8Gi', pods: '110' }, conditions } });
    const { total, note } = await driver.capacity(signal());
    expect(total).toEqual({
      ...before,
      cpuMillis: before.cpuMillis - 1_500,
      memoryMb: before.memoryMb - 2_048,
      instances: before.instances - 1,
    });
    expect(note).toContain('1 node,');
  });
});
