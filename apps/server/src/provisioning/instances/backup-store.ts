import type { InstanceBackupStatus } from '@vozex/domain';
import { type Selectable, sql } from 'kysely';
import type { DB, Db, Tx } from '../../kernel/database.ts';

export type BackupRow = Selectable<DB['instance_backups']>;
export type BackupKind = 'manual' | 'before_upgrade' | 'before_restore';

export async function insertBackup(
  tx: Tx,
  backup: { id: string; instanceId: string; kind: BackupKind; now: Date },
): Promise<void> {
  await tx
    .insertInto('instance_backups')
    .values({ id: backup.id, instance_id: backup.instanceId, kind: backup.kind, created_at: backup.now })
    .execute();
}

export async function keepBackup(
  tx: Tx,
  id: string,
  file: { storageKey: string; sizeBytes: number; sha256: string; version: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('instance_backups')
    .set({
      status: 'ready',
      storage_key: file.storageKey,
      size_bytes: file.sizeBytes,
      sha256: file.sha256,
      version: file.version,
      ready_at: file.now,
    })
    .where('id', '=', id)
    .execute();
}

export async function failBackup(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('instance_backups')
    .set({ status: 'failed' })
    .where('id', '=', id)
    .where('status', '=', 'requested')
    .execute();
}

/** Backups of an instance, newest first; those that are gone are not among them. */
export async function backupsOf(db: Db, instanceId: string): Promise<BackupRow[]> {
  return db
    .selectFrom('instance_backups')
    .selectAll()
    .where('instance_id', '=', instanceId)
    .where('status', '<>', 'deleted' satisfies InstanceBackupStatus)
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
}

export async function readBackup(db: Db, id: string): Promise<BackupRow | undefined> {
  return db.selectFrom('instance_backups').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Backups nobody keeps any more: beyond so many of one instance, or of one that ended before `endedBefore`. */
export async function surplusBackups(
  db: Db,
  rule: { keep: number; endedBefore: Date; limit: number },
): Promise<{ id: string; storage_key: string | null }[]> {
  const { rows } = await sql<{ id: string; storage_key: string | null }>`
    select id, storage_key from (
      select b.id, b.storage_key, i.ended_at,
        row_number() over (partition by b.instance_id order by b.id desc) as place
      from instance_backups b join instances i on i.id = b.instance_id
      where b.status = 'ready' and not exists (
        select from instance_operations o where o.backup_id = b.id and o.status in ('requested', 'running'))) ranked
    where place > ${rule.keep} or ended_at < ${rule.endedBefore}
    order by id limit ${rule.limit}`.execute(db);
  return rows;
}

export async function markBackupsDeleted(db: Db, ids: string[]): Promise<void> {
  await db
    .updateTable('instance_backups')
    .set({ status: 'deleted', storage_key: null })
    .where('id', 'in', ids)
    .execute();
}
