import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { InstanceOperationStep } from '@vozex/domain';
import { secondsAfter } from '../../kernel/clock.ts';
import type { Tx } from '../../kernel/database.ts';
import type { BackupFile, DriverAnswer, InstanceDriver, Observed } from '../instance-driver.ts';
import type { ProvisioningApp } from '../provisioning-app.ts';
import { failBackup, insertBackup, keepBackup } from './backup-store.ts';
import { type ClaimedInstance, type ClaimedOperation, moveOperation } from './claim-instance.ts';
import { specOf } from './spec-of.ts';

/** A new version that is not well by then is taken back. */
const GATE_SECONDS = 120;

/** What an operation came to in this turn: rows to write with what was seen, and when to look again. */
export type Operated = {
  lookAgainAfterSeconds: number;
  /** Set when another version is to run from now on. */
  versionId?: string;
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
      return backUp(turn, 'manual', (backupId) => done(turn, { backupId }));
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
    case null:
      return backUp(turn, 'before_upgrade', (backupId) => {
        const next = goOn(turn, 'install', backupId);
        return operation.to_version ? { ...next, versionId: operation.to_version.id } : next;
      });
    case 'install':
      return afterAnswer(turn, await driver.ensure(specOf(app, claimed), signal), () => goOn(turn, 'gate'), 'return');
    case 'gate': {
      const isWell = seen.state === 'running' && seen.revision === claimed.revision;
      if (isWell) return done(turn);
      const answer: DriverAnswer =
        seen.state === 'failed' || seen.state === 'stopped'
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

/** The old version is what is to run again; it must not meet the data of the new one, so everything stands still first. */
async function goBack(turn: Turn, why: string): Promise<Operated> {
  const { driver, claimed, operation, signal } = turn;
  const answer = await driver.suspend(claimed.instance_key, signal);
  return afterAnswer(turn, answer, () => ({
    ...goOn(turn, 'returning', undefined, why),
    ...(operation.from_version_id === null ? {} : { versionId: operation.from_version_id }),
  }));
}

/** Old version, old data, then it goes on. Repeated as a whole when it was cut off. */
async function returned(turn: Turn): Promise<Operated> {
  const { app, driver, claimed, signal } = turn;
  const key = claimed.instance_key;
  const steps = [
    () => driver.suspend(key, signal),
    () => driver.ensure(specOf(app, claimed), signal),
    () => withBackupFile(turn, (path) => driver.restore(key, path, signal)),
    () => driver.resume(key, signal),
  ];
  for (const step of steps) {
    const answer = await step();
    if (answer.kind !== 'done') return afterAnswer(turn, answer, () => done(turn));
  }
  return failed(turn, `returned to version ${claimed.version.version}: the new one did not get well`);
}

async function putBack(turn: Turn): Promise<Operated> {
  const { driver, claimed, signal } = turn;
  const answer = await withBackupFile(turn, (path) => driver.restore(claimed.instance_key, path, signal));
  return afterAnswer(turn, answer, () => done(turn));
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
async function backUp(
  turn: Turn,
  kind: 'manual' | 'before_upgrade' | 'before_restore',
  then: (backupId: string) => Operated,
): Promise<Operated> {
  const { app, driver, claimed, operation, signal } = turn;
  const requested = kind === 'manual' ? operation.backup?.id : undefined;
  const backupId = requested ?? app.newId('instance_backup');
  const folder = join(app.engines.folder, 'on-their-way');
  const path = join(folder, backupId);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    const made = await driver.backup(claimed.instance_key, path, signal);
    if ('kind' in made && made.kind === 'busy') return afterAnswer(turn, made, () => done(turn));
    if ('kind' in made) {
      const why = made.kind === 'failed' ? `${made.code}: ${made.reason}` : 'the engine made no file';
      const end = failed(turn, `no backup could be made: ${why}`);
      return { ...end, write: (tx) => both(tx, [(one) => failBackup(one, backupId), end.write]) };
    }
    return await kept(turn, { id: backupId, kind, isNew: requested === undefined }, made, then(backupId));
  } finally {
    await rm(path, { force: true });
  }
}

async function kept(
  { app, claimed }: Turn,
  backup: { id: string; kind: 'manual' | 'before_upgrade' | 'before_restore'; isNew: boolean },
  made: BackupFile,
  next: Operated,
): Promise<Operated> {
  const storageKey = `backups/${backup.id}`;
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
            version: claimed.version.version,
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
  const folder = join(app.engines.folder, 'on-their-way');
  const path = join(folder, `${operation.id}.back`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    await pipeline(content, createWriteStream(path, { mode: 0o600 }));
    return await use(path);
  } finally {
    await rm(path, { force: true });
  }
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

function done(turn: Turn, extra: { backupId?: string } = {}): Operated {
  const now = turn.app.clock.now();
  return {
    lookAgainAfterSeconds: AT_ONCE,
    write: (tx) => moveOperation(tx, turn.operation.id, { status: 'done', now, ...extra }),
  };
}

function failed(turn: Turn, detail: string): Operated {
  const now = turn.app.clock.now();
  return {
    lookAgainAfterSeconds: AT_ONCE,
    write: (tx) => moveOperation(tx, turn.operation.id, { status: 'failed', detail, now }),
  };
}
