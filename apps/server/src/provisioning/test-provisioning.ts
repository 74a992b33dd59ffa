import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { packRelease, type ReleaseVersion } from '@vozex/sample-app';
import type { App } from '../kernel/app.ts';
import type { Actor } from '../kernel/route.ts';
import type { DomainSettings } from './domains/domain-settings.ts';
import { type InstanceEngines, openEngines } from './engines.ts';
import { openTender, type Tender } from './instances/tend-instances.ts';
import type { ProvisioningStorage } from './provisioning-storage.ts';
import { type CertificateGate, openCertificateGate } from './proxy/allow-certificate.ts';
import type { InstanceProxy } from './proxy/instance-proxy.ts';
import { openNoProxy } from './proxy/no-proxy.ts';
import { addBundleVersion } from './setup/add-version.ts';
import type { PoolWrite } from './setup/shapes.ts';
import type { PoolRow } from './setup/store.ts';
import { createPool } from './setup/write-pool.ts';
import { createProfile } from './setup/write-profile.ts';
import { createTemplate } from './setup/write-template.ts';

/** What a world must have to get instances. */
type Ground = App & { storage: ProvisioningStorage; domains: DomainSettings; passes(seconds: number): void };

/** A world's dedicated instances: a pool of processes on this machine, and the guestbook to run there. */
export type Provisioning = Ground & {
  engines: InstanceEngines;
  proxy: InstanceProxy;
  mayHaveCertificate: CertificateGate;
  instance: number;
  tender: Tender;
  operator: Actor;
  folder: string;
  /** Uploads a release of the guestbook as a version of its template. */
  releases(version: ReleaseVersion): Promise<string>;
  pool(change?: Partial<PoolWrite>): Promise<string>;
  /** Lets the loop work until it is so. @throws Error when it never comes to be so. */
  tends(isSo: () => Promise<boolean>): Promise<void>;
  leave(): Promise<void>;
};

/** Real time; on a busy machine a start takes seconds. */
const TENDED_MS_MAX = 60_000;

const OPERATOR: Actor = { kind: 'api_key', role: 'owner', keyId: null };

let bundles: Promise<Map<ReleaseVersion, Buffer>> | undefined;

async function packAll(): Promise<Map<ReleaseVersion, Buffer>> {
  const folder = await mkdtemp(join(tmpdir(), 'vozex-bundles-'));
  const packed = new Map<ReleaseVersion, Buffer>();
  for (const version of ['1.0.0', '2.0.0', '3.0.0'] as const) {
    packed.set(version, await readFile((await packRelease(version, folder)).path));
  }
  await rm(folder, { recursive: true, force: true });
  return packed;
}

/** A world with a template `guestbook`, profiles `small` and `large`, and nothing released and no pool yet. */
export async function openProvisioning<G extends Ground>(
  ground: G,
  { proxy = openNoProxy() }: { proxy?: InstanceProxy } = {},
): Promise<G & Provisioning> {
  const folder = await mkdtemp(join(tmpdir(), 'vozex-instances-'));
  const engines = openEngines({ folder, clock: ground.clock, storage: ground.storage });
  const mayHaveCertificate = openCertificateGate(ground.db.read);
  const app = { ...ground, engines, proxy, mayHaveCertificate, instanceUrl: proxy.urlOf, instance: 1 };
  const tender = openTender(app);
  const pools: PoolRow[] = []; // known here, so that they are emptied also when the database is closed already
  const template = await createTemplate(app, OPERATOR, {
    name: 'guestbook',
    title: 'Guestbook',
    kind: 'bundle',
    health_path: '/healthz',
    port: 8080,
    data_folders: ['data'],
    environment: [
      { name: 'ADMIN_TOKEN', kind: 'generated', shown_to_customer: true },
      { name: 'GUESTBOOK_DRILLS', kind: 'text', value: '1' },
      { name: 'PLAN', kind: 'text', value: '{{plan}} for {{quantity}}' },
    ],
  });
  const sizes = { cpu_millis: 1_000, pids: 64 };
  await createProfile(app, OPERATOR, { name: 'small', title: 'Small', memory_mb: 192, disk_mb: 32, ...sizes });
  await createProfile(app, OPERATOR, { name: 'large', title: 'Large', memory_mb: 256, disk_mb: 64, ...sizes });
  return {
    ...app,
    tender,
    operator: OPERATOR,
    folder,
    async releases(version) {
      bundles ??= packAll();
      const content = Readable.from([(await bundles).get(version)]);
      await addBundleVersion(app, OPERATOR, template.id, { version, content });
      return template.id;
    },
    async pool(change = {}) {
      const pool = await createPool(app, OPERATOR, {
        name: 'here',
        title: 'This machine',
        driver: 'process',
        config: { allow_weak_isolation: true, ports_from: 20_000 + Math.floor(Math.random() * 20_000), ports: 500 },
        labels: {},
        status: 'open',
        instances_max: 100,
        cpu_millis: 100_000,
        memory_mb: 100_000,
        disk_mb: 100_000,
        ...change,
      });
      pools.push(pool);
      return pool.id;
    },
    async tends(isSo) {
      const last = performance.now() + TENDED_MS_MAX;
      while (!(await isSo())) {
        if (performance.now() > last) throw new Error('the loop never made it so');
        ground.passes(1);
        await tender.turn();
        await tender.rest();
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async leave() {
      for (const pool of pools) {
        const driver = await engines.open(pool).catch(() => undefined);
        const signal = AbortSignal.timeout(20_000);
        for (const { instanceKey } of (await driver?.list(signal)) ?? []) await driver?.destroy(instanceKey, signal);
      }
      await tender.stop();
      await proxy.close();
      await engines.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
