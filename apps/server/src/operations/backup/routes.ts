import { PassThrough } from 'node:stream';
import { defineRoute, rawAnswer } from '../../kernel/route.ts';
import { BackupError } from './errors.ts';
import { type BackupApp, takeBackup } from './write-backup.ts';

const backup = defineRoute({
  method: 'POST',
  path: '/api/admin/backups',
  access: 'owner',
  tag: 'Overview',
  summary: 'Takes a backup and answers with it, a tar.gz; by the owner key of the environment only',
  output: rawAnswer,
  throws: [BackupError],
  perMinute: 6,
  async handle(app: BackupApp, _, { actor }) {
    // Whoever has that key has the machine. A session that was stolen must not carry the whole shop away.
    if (actor.kind !== 'api_key' || actor.keyId !== null) throw new BackupError('MACHINE_KEY_NEEDED', actor.kind);
    const held = await takeBackup(app, actor);
    const body = new PassThrough();
    held.writeTo(body).catch(() => undefined); // it told, and the answer breaks off
    return {
      status: 200,
      headers: {
        'content-type': 'application/gzip',
        'content-disposition': `attachment; filename="vozex-${held.id}.tar.gz"`,
        'cache-control': 'no-store',
      },
      body,
    };
  },
});

export const backupRoutes = [backup];
