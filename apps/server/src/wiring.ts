import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { makeId } from '@vozex/domain';
import { type Accounts, type OutgoingMail, openAccounts } from './accounts/index.ts';
import { type DriverCatalog, openStageProgram, type StageSettings, secretBehind } from './catalog/index.ts';
import { type CouponGuesses, openCouponGuesses } from './checkout/index.ts';
import { type FileStorage, openStorage } from './downloads/index.ts';
import type { Env } from './env.ts';
import { FLOW } from './flow.ts';
import {
  type DeliveryTools,
  mayMove,
  mayUpgrade,
  openDriverCatalog,
  runLocalJob,
  runOutsideJob,
} from './fulfillment/index.ts';
import type { App } from './kernel/app.ts';
import { type Clock, systemClock } from './kernel/clock.ts';
import { type Database, openPglite, openPostgres } from './kernel/database.ts';
import { openEgress } from './kernel/egress.ts';
import { flowOf } from './kernel/events.ts';
import { type Instance, registerInstance } from './kernel/instances.ts';
import { type JobDefinition, openJobs } from './kernel/jobs.ts';
import { type Log, openLog } from './kernel/log.ts';
import { openMetrics } from './kernel/metrics.ts';
import { migrate } from './kernel/migrate.ts';
import { openSeal } from './kernel/seal.ts';
import { Secret } from './kernel/secret.ts';
import type { Setting } from './kernel/settings.ts';
import { traceFetch } from './kernel/trace.ts';
import { askMailServer, type MailSettings, openOutgoingMail } from './notifications/index.ts';
import { refuseUnfinishedRestore } from './operations/index.ts';
import { applyEventJob, type GatewayRouter, loadGatewayWebhooks, openGateways } from './payments/index.ts';
import {
  type CertificateGate,
  type DomainSettings,
  type InstanceEngines,
  type InstanceProxy,
  openCertificateGate,
  openEngines,
  openInstanceProxy,
  openResolver,
} from './provisioning/index.ts';
import { unopenedSecrets } from './sealed-columns.ts';
import { SETTINGS } from './settings.ts';
import type { DeliveryPort } from './subscriptions/index.ts';

/** Everything that is built, joined: what the rooms ask for in their own words. */
export type Shop = App & {
  readonly accounts: Accounts;
  readonly drivers: DriverCatalog;
  readonly gateways: GatewayRouter;
  readonly couponGuesses: CouponGuesses;
  readonly delivery: DeliveryPort;
  readonly mail: OutgoingMail;
  readonly mailSettings: MailSettings;
  readonly storage: FileStorage;
  readonly tools: DeliveryTools;
  readonly engines: InstanceEngines;
  readonly domains: DomainSettings;
  readonly rehearsals: StageSettings;
  readonly proxy: InstanceProxy;
  readonly mayHaveCertificate: CertificateGate;
  readonly settings: readonly Setting[];
  /** What the doctor asks of rooms that its own does not know. */
  unopenedSecrets(): Promise<string[]>;
  askMailServer(smtpUrl: string): Promise<void>;
  /** Where files are kept, and the embedded database. */
  readonly dataDir: string;
  readonly development: boolean;
  /** What /metrics asks for, where it does. */
  readonly metricsToken: Secret | undefined;
  /** This process, as leases name it. */
  readonly instance: number;
  close(): Promise<void>;
};

/** What a process does: answer requests, work off jobs, or both. */
export type ProcessRole = 'all' | 'api' | 'worker';

/** Replaces parts for tests and rehearsals: a movable clock, an open database. */
export type WiringOptions = {
  role: ProcessRole;
  clock?: Clock;
  database?: Database;
  log?: Log;
  /** Nothing that this shop sells is meant: providers are told that each purchase is a test, by the clock on the wall. */
  sellsForTest?: boolean;
};

const JOBS: JobDefinition<never>[] = [applyEventJob, runLocalJob, runOutsideJob] as unknown as JobDefinition<never>[]; // because a list of jobs forgets each one's payload

/** @throws FolderInUse when another process has the embedded database open. */
export async function openDatabase(env: Env): Promise<Database> {
  return env.databaseUrl ? openPostgres(env.databaseUrl) : openPglite(env.dataDir);
}

/**
 * The composition root: the only file that builds things.
 *
 * @throws FolderInUse when another process has the embedded database open.
 */
export async function openShop(env: Env, options: WiringOptions): Promise<Shop> {
  const log = options.log ?? openLog(env.logLevel);
  const metrics = openMetrics();
  const db = options.database ?? (await openDatabase(env));
  await refuseUnfinishedRestore(env.dataDir, db).catch(async (error) => {
    await db.close();
    throw error;
  });
  const applied = await migrate(db);
  if (applied.length > 0) log.info('database.migrated', { applied });
  const instance = await registerInstance(db, options.role);
  const jobs = await openJobs(db, log, metrics, JOBS, options.role !== 'api');
  const clock = options.clock ?? systemClock;
  const proxy = openInstanceProxy({ db, log }, env.instanceProxy);
  const app: App = {
    db,
    jobs,
    clock,
    log,
    metrics,
    seal: openSeal(env.masterKeys),
    flow: flowOf(FLOW),
    fetchOutside: traceFetch(openEgress(env.egressAllow)),
    publicUrl: env.publicUrl,
    instanceUrl: proxy.urlOf,
    newId: (kind) => makeId(kind, clock.now(), randomBytes(10)),
  };
  const domains = { target: env.domains.target, resolver: openResolver(env.domains.dnsServers) };
  const outside = options.sellsForTest ? { clock: systemClock, isTest: true } : { clock, isTest: false };
  const tools: DeliveryTools = {
    ...app,
    domains,
    outside,
    secretBehind: (reference) => secretBehind(app, reference),
  };
  const drivers = openDriverCatalog(tools);
  const mailSettings = { smtpUrl: env.smtpUrl, from: env.mailFrom, development: env.development };
  const mail = openOutgoingMail(app);
  const accounts = await openAccounts(
    { ...app, mail },
    {
      publicUrl: env.publicUrl,
      development: env.development,
      sandbox: env.development,
      owner: env.owner,
      ownerApiKey: env.ownerApiKey,
    },
  );
  await accounts.ensureOwner();
  const gateways = openGateways({ clock, log }, env.dodo, env.paypal);
  await loadGatewayWebhooks({ ...app, gateways });
  const storage = openStorage(join(env.dataDir, 'artifacts'));
  const engines = openEngines({ folder: join(env.dataDir, 'instances'), clock, storage });
  return {
    ...app,
    tools,
    accounts,
    mail,
    mailSettings,
    drivers,
    gateways,
    couponGuesses: openCouponGuesses(clock),
    delivery: {
      mayUpgrade: (orderItemId, to) => mayUpgrade({ tools }, orderItemId, to),
      mayMove: (orderItemId, to) => mayMove({ ...app, tools, drivers, instance: instance.id }, orderItemId, to),
    },
    storage,
    engines,
    domains,
    rehearsals: {
      stage: env.rehearsal && openStageProgram(env.rehearsal),
      egressAllow: env.egressAllow,
      folder: join(env.dataDir, 'rehearsals'),
    },
    proxy,
    mayHaveCertificate: openCertificateGate(db.read),
    settings: SETTINGS,
    unopenedSecrets: () => unopenedSecrets(app),
    askMailServer,
    dataDir: env.dataDir,
    metricsToken: env.metricsToken === undefined ? undefined : new Secret(env.metricsToken),
    development: env.development,
    instance: instance.id,
    async close() {
      await proxy.close();
      await engines.close();
      await close(db, jobs, instance);
    },
  };
}

/** What runs is finished, up to this; then it is handed back and another process takes it up. */
const STOP_SECONDS = 20;

async function close(db: Database, jobs: App['jobs'], instance: Instance): Promise<void> {
  await jobs.stop(STOP_SECONDS);
  await instance.close();
  await db.close();
}
