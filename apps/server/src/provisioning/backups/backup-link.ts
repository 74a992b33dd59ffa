import { timingSafeEqual } from 'node:crypto';
import { secondsAfter } from '../../kernel/clock.ts';
import type { RawAnswer } from '../../kernel/route.ts';
import { ProvisioningError } from '../errors.ts';
import { type BackupRow, readBackup } from '../instances/backup-store.ts';
import { findInstance, type InstanceOf } from '../instances/request-operation.ts';
import type { ProvisioningApp } from '../provisioning-app.ts';

/** Ten minutes to begin; a link passed on is soon worth nothing. */
const LINK_SECONDS = 600;

type SignedLink = { backupId: string; expires: number; signature: string };

const signatureOf = (app: Pick<ProvisioningApp, 'seal'>, backupId: string, expires: number) =>
  app.seal.sign(`${backupId} ${expires}`, 'backup link');

/**
 * An address, below the shop's own, that gives a backup to whoever holds it, for ten minutes.
 *
 * @throws ProvisioningError INSTANCE_UNKNOWN, BACKUP_UNKNOWN
 */
export async function makeBackupLink(
  app: ProvisioningApp,
  whose: InstanceOf,
  backupId: string,
): Promise<{ url: string; expires_at: string }> {
  const instance = await findInstance(app, whose);
  const backup = await readyBackup(app, backupId);
  if (backup.instance_id !== instance.id)
    throw new ProvisioningError('BACKUP_UNKNOWN', `${backupId} of ${instance.id}`);
  const expires = Math.floor(secondsAfter(app.clock.now(), LINK_SECONDS).getTime() / 1_000);
  const query = new URLSearchParams({ expires: String(expires), signature: signatureOf(app, backupId, expires) });
  return { url: `/b/${backupId}?${query}`, expires_at: new Date(expires * 1_000).toISOString() };
}

/**
 * The file behind a link.
 *
 * @throws ProvisioningError BACKUP_UNKNOWN, LINK_EXPIRED
 */
export async function openBackup(app: ProvisioningApp, link: SignedLink): Promise<RawAnswer> {
  const expected = Buffer.from(signatureOf(app, link.backupId, link.expires));
  const given = Buffer.from(link.signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new ProvisioningError('BACKUP_UNKNOWN', `forged link for ${link.backupId}`);
  }
  // The instant it expires counts as expired.
  if (link.expires * 1_000 <= app.clock.now().getTime()) throw new ProvisioningError('LINK_EXPIRED', link.backupId);
  const backup = await readyBackup(app, link.backupId);
  const content = await app.storage.read(backup.storage_key, { start: 0, end: backup.size_bytes - 1 });
  if (!content) throw new ProvisioningError('BACKUP_UNKNOWN', `${backup.id} is in the database and not in storage`);
  return {
    status: 200,
    headers: {
      'content-type': 'application/gzip',
      'content-disposition': `attachment; filename="${backup.id}.tar.gz"`,
      'content-length': String(backup.size_bytes),
      'cache-control': 'private, no-store',
      'content-security-policy': "default-src 'none'; sandbox",
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-content-sha256': backup.sha256,
    },
    body: content,
  };
}

type ReadyBackup = BackupRow & { storage_key: string; size_bytes: number; sha256: string };

async function readyBackup(app: ProvisioningApp, id: string): Promise<ReadyBackup> {
  const backup = await readBackup(app.db.read, id);
  const { storage_key, size_bytes, sha256 } = backup ?? {};
  if (backup?.status !== 'ready' || !storage_key || !size_bytes || !sha256) {
    throw new ProvisioningError('BACKUP_UNKNOWN', id);
  }
  return { ...backup, storage_key, size_bytes, sha256 };
}
