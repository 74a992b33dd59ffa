import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { InstanceOperationStep } from '@vozex/domain';
import { secondsAfter } from '../../kernel/clock.ts';
import type { Tx } from '../../kernel/database.ts';
import { announce } from '../../kernel/events.ts';
import { backupReady, upgradeReturned } from '../events.ts';
import type { BackupFile, DriverAnswer, InstanceDriver, Observed } from '../instance-driver.ts';
import type { ProvisioningApp } from '../provisioning-app.ts';
import { failBackup, insertBackup, keepBackup } from './backup-store.ts';
import { type ClaimedInstance, type ClaimedOperation, moveOperation } from './claim-instance.ts';
import { specOf } from './spec-of.ts';

/** A new version that is not well by then is taken back. */
const GATE_SECONDS = 120;
/** What was written since a snapshot is lost with a version that is taken back; an older one is made anew first. */
const SNAPSHOT_SECONDS = 60;

/** What an operation came to in this turn: rows to write with what was seen, and when to look again. */
export type Operated = {
  lookAgainAfterSeconds: number;
  /** Set when another version is to run from now on. */
  versionId?: string;
  /** How it ended, where it did. */
  ended?: 'done' | 'failed';
  write(tx: Tx): Promise<void>;
};

type Turn = {
  app: ProvisioningApp;
  driver: InstanceDriver;
  claimed: ClaimedInstance;
  operation: ClaimedOperation;
  seen: Observed;
  signal: AbortSignal;
};

/** Takes the operation that is under way one step further. Each step may be repeated after a crash. */
export async function operate(turn: Turn): Promise<Operated> {
  const { operation } = turn;
  switch (operation.kind) {
    case 'restart':
      return afterAnswer(turn, await turn.driver.restart(turn.claimed.instance_key, turn.signal), () => done(turn));
    case 'backup':
      return backUp(turn, 'manual', () => told(done(turn), (tx) => announce(turn.app, tx, backupReady, newsOf(turn))));
    case 'restore':
      if (operation.step === null) return backUp(turn, 'before_restore', () => goOn(turn, 'put_back'));
      return putBack(turn);
    case 'upgrade':
      return upgrade(turn);
  }
}

async function upgrade(turn: Turn): Promise<Operated> {
  const { app, driver, claimed, operation, seen, signal } = turn;
  switch (operation.step) {
    case null: {
      const next = await snapshot(turn);
      return operation.to_version && next.isMade ? { ...next, versionId: operation.to_version.id } : next;
    }
    case 'install':
      if (isStale(turn)) {
        const next = await snapshot(turn);
        // Without one nothing is installed: what runs is what is to run.
        return next.ended && operation.from_version_id ? { ...next, versionId: operation.from_version_id } : next;
      }
      return afterAnswer(turn, await driver.ensure(specOf(app, claimed), signal), () => goOn(turn, 'gate'), 'return');
    case 'gate': {
      const isInstalled = seen.revision === claimed.revision; // or its terms changed meanwhile
      if (isInstalled && seen.state === 'running') return done(turn);
      const answer: DriverAnswer =
        !isInstalled || seen.state === 'failed' || seen.state === 'stopped'
          ? await driver.ensure(specOf(app, claimed), signal)
          : { kind: 'done' };
      const isLate = app.clock.now() >= secondsAfter(new Date(operation.step_at ?? 0), GATE_SECONDS);
      if (answer.kind === 'failed' || isLate) return goBack(turn, seen.reason ?? 'it did not get well in time');
      return { lookAgainAfterSeconds: 1, write: async () => {} };
    }
    case 'return':
      return goBack(turn, 'the new version could not be installed');
    default:
      return returned(turn);
  }
}

/** What the old version left behind, as it is before the new one touches it. */
async function snapshot(turn: Turn): Promise<Operated & { isMade?: true }> {
  return backUp(turn, 'before_upgrade', (backupId) => ({ ...goOn(turn, 'install', backupId), isMade: true }));
}

/** VOZEX was away between the snapshot and the installation, or the engine took its time. */
function isStale({ app, claimed, operation, seen }: Turn): boolean {
  const isInstalled = seen.version === claimed.version.version;
  return !isInstalled && app.clock.now() >= secondsAfter(new Date(operation.step_at ?? 0), SNAPSHOT_SECONDS);
}

/** The old version is what is to run again; it must not meet the data of the new one, so everything stands still first. */
async function goBack(turn: Turn, why: string): Promise<Operated> {
  const { driver, claimed, operation, signal } = turn;
  const answer = await driver.suspend(claimed.instance_key, signal);
  return afterAnswer(turn, answer, () => ({
    ...goOn(turn, 'returning', undefined, why),
    ...(operation.from_version_id === null ? {} : { versionId: operation.from_version_id }),
  }));
}

/**
 * Old version, old data. It stands still until that is written down, then the loop lets it go on: cut off and repeated,
 * nothing is lost that was written meanwhile.
 */
async function returned(turn: Turn): Promise<Operated> {
  const { app, driver, claimed, operation, signal } = turn;
  const key = claimed.instance_key;
  const answer = await inTurn([
    () => driver.suspend(key, signal),
    () => driver.ensure(specOf(app, claimed), signal),
    () => withBackupFile(turn, (path) => driver.restore(key, path, signal)),
  ]);
  const back = claimed.version.version;
  return afterAnswer(turn, answer, () =>
    told(failed(turn, `returned to version ${back}: the new one did not get well`), (tx) =>
      announce(app, tx, upgradeReturned, { ...newsOf(turn), from: back, to: operation.to_version?.version ?? '' }),
    ),
  );
}

/** As `returned`: it stands still until it is written down that its data is another. */
async function putBack(turn: Turn): Promise<Operated> {
  const { driver, claimed, signal } = turn;
  const key = claimed.instance_key;
  const answer = await inTurn([
    () => driver.suspend(key, signal),
    () => withBackupFile(turn, (path) => driver.restore(key, path, signal)),
  ]);
  return afterAnswer(turn, answer, () => done(turn));
}

/** One after the other, up to the first that is not done. */
async function inTurn(steps: (() => Promise<DriverAnswer>)[]): Promise<DriverAnswer> {
  for (const step of steps) {
    const answer = await step();
    if (answer.kind !== 'done') return answer;
  }
  return { kind: 'done' };
}

/** Goes on when the engine did it, waits while it is busy, and ends the operation when it cannot. */
function afterAnswer(
  turn: Turn,
  answer: DriverAnswer,
  then: () => Operated,
  otherwise?: InstanceOperationStep,
): Operated {
  if (answer.kind === 'done') return then();
  if (answer.kind === 'busy') return { lookAgainAfterSeconds: answer.lookAgainAfterSeconds, write: async () => {} };
  const why = `${answer.code}: ${answer.reason}`;
  return otherwise === undefined ? failed(turn, why) : goOn(turn, otherwise, undefined, why);
}

/** Makes a backup and keeps it in storage; a fault ends the operation before anything was changed. */
async function backUp<Next extends Operated>(
  turn: Turn,
  kind: 'manual' | 'before_upgrade' | 'before_restore',
  then: (backupId: string) => Next,
): Promise<Next | Operated> {
  const { app, driver, claimed, operation, signal } = turn;
  // What a restore puts back is another backup than the one that is made before it.
  const present = kind === 'before_restore' ? undefined : operation.backup?.id;
  const backupId = present ?? app.newId('instance_backup');
  const { path } = await wayOf(app, operation);
  try {
    const made = await driver.backup(claimed.instance_key, path, signal);
    if ('kind' in made && made.kind === 'busy') return afterAnswer(turn, made, () => done(turn));
    if ('kind' in made) {
      const why = made.kind === 'failed' ? `${made.code}: ${made.reason}` : 'the engine made no file';
      const end = failed(turn, `no backup could be made: ${why}`);
      return { ...end, write: (tx) => both(tx, [(one) => failBackup(one, backupId), end.write]) };
    }
    return await kept(turn, { id: backupId, kind, isNew: present === undefined }, made, then(backupId));
  } finally {
    await rm(path, { force: true });
  }
}

async function kept<Next extends Operated>(
  { app, claimed, operation, seen }: Turn,
  backup: { id: string; kind: 'manual' | 'before_upgrade' | 'before_restore'; isNew: boolean },
  made: BackupFile,
  next: Next,
): Promise<Next> {
  const storageKey = storageKeyOf(operation);
  await app.storage.write(storageKey, createReadStream(made.path));
  const now = app.clock.now();
  const { id, kind } = backup;
  return {
    ...next,
    write: (tx) =>
      both(tx, [
        async (one) => {
          if (backup.isNew) await insertBackup(one, { id, instanceId: claimed.id, kind, now });
        },
        (one) =>
          keepBackup(one, id, {
            storageKey,
            sizeBytes: made.sizeBytes,
            sha256: made.sha256,
            version: seen.version ?? claimed.version.version,
            now,
          }),
        next.write,
      ]),
  };
}

/** Hands the operation's backup to the engine as a file of this machine. */
async function withBackupFile(
  { app, operation }: Turn,
  use: (path: string) => Promise<DriverAnswer>,
): Promise<DriverAnswer> {
  const key = operation.backup?.storage_key;
  const content = key && (await app.storage.read(key, { start: 0, end: Number.MAX_SAFE_INTEGER }));
  if (!content) return { kind: 'failed', code: 'BACKUP_MISSING', reason: 'the backup is not in storage any more' };
  const { pathBack } = await wayOf(app, operation);
  try {
    await pipeline(content, createWriteStream(pathBack, { mode: 0o600 }));
    return await use(pathBack);
  } finally {
    await rm(pathBack, { force: true });
  }
}

/** One backup an operation, so that one which is repeated after a crash writes over what it had left. */
const storageKeyOf = ({ id }: ClaimedOperation) => `backups/${id}`;

async function wayOf(app: ProvisioningApp, { id }: ClaimedOperation): Promise<{ path: string; pathBack: string }> {
  const folder = join(app.engines.folder, 'on-their-way');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return { path: join(folder, id), pathBack: join(folder, `${id}.back`) };
}

/** Removes what an operation may have left that was cut off and will not go on. A backup that was kept stays. */
export async function clearTraces(app: ProvisioningApp, operation: ClaimedOperation): Promise<void> {
  const { path, pathBack } = await wayOf(app, operation);
  for (const left of [path, `${path}.part`, pathBack]) await rm(left, { force: true });
  if (operation.step === null) await app.storage.remove(storageKeyOf(operation));
}

function newsOf({ claimed, operation }: Turn) {
  return {
    operationId: operation.id,
    orderId: claimed.order_id,
    customerEmail: claimed.customer_email,
    customerName: claimed.customer_name,
    productName: claimed.product_name,
  };
}

/** Announces it together with the rows that make it true. */
function told(end: Operated, tell: (tx: Tx) => Promise<void>): Operated {
  return { ...end, write: (tx) => both(tx, [end.write, tell]) };
}

async function both(tx: Tx, writes: ((tx: Tx) => Promise<void>)[]): Promise<void> {
  for (const write of writes) await write(tx);
}

const AT_ONCE = 0;

function goOn(turn: Turn, step: InstanceOperationStep, backupId?: string, detail?: string): Operated {
  const now = turn.app.clock.now();
  const change = {
    status: 'running' as const,
    step,
    now,
    ...(backupId === undefined ? {} : { backupId }),
    ...(detail === undefined ? {} : { detail }),
  };
  return { lookAgainAfterSeconds: AT_ONCE, write: (tx) => moveOperation(tx, turn.operation.id, change) };
}

function done(turn: Turn): Operated {
  const now = turn.app.clock.now();
  return {
    lookAgainAfterSeconds: AT_ONCE,
    ended: 'done',
    write: (tx) => moveOperation(tx, turn.operation.id, { status: 'done', now }),
  };
}

function failed(turn: Turn, detail: string): Operated {
  const now = turn.app.clock.now();
  return {
    lookAgainAfterSeconds: AT_ONCE,
    ended: 'failed',
    write: (tx) => moveOperation(tx, turn.operation.id, { status: 'failed', detail, now }),
  };
}
