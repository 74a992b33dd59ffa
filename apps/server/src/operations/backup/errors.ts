import { defineErrors } from '../../kernel/errors.ts';

export const BackupError = defineErrors('backup', {
  MACHINE_KEY_NEEDED: {
    http: 403,
    customer: 'A backup holds everything the shop knows: only the owner key of the environment may take one.',
  },
  BACKUP_UNDER_WAY: { http: 409, customer: 'A backup is being taken already. Wait for it, or try again in a moment.' },
  NO_SHOP_HERE: {
    http: 409,
    customer: 'There is no shop in this database. Look at DATABASE_URL and VOZEX_DATA_DIR.',
  },
  BACKUP_MISSING: { http: 404, customer: 'There is no such file. Look at its name and its folder.' },
  BACKUP_UNREADABLE: {
    http: 422,
    customer: 'This file is no whole backup: it is cut short, altered, or something else. Take another one.',
  },
  FORMAT_TOO_NEW: {
    http: 422,
    customer: 'A newer VOZEX wrote this backup. Update VOZEX to that version or a later one, then try again.',
  },
  SCHEMA_TOO_NEW: {
    http: 422,
    customer:
      'The database in this backup is newer than this VOZEX. Update VOZEX to the version that wrote it, then try again.',
  },
  KEY_MISSING: {
    http: 409,
    customer:
      'The master keys at hand do not open this backup. Put its keys into VOZEX_MASTER_KEY, in their old order; or restore with --without-key, and everything sealed stays closed for ever.',
  },
  TARGET_NOT_EMPTY: {
    http: 409,
    customer:
      'There is a shop in this database already. Restore into an empty one; or with --replace, which throws away everything in it.',
  },
  TARGET_FOREIGN: {
    http: 409,
    customer: 'This database holds tables of something else than VOZEX. Restore into a database of its own.',
  },
  SHOP_RUNS: { http: 409, customer: 'VOZEX runs on this database. Stop every process of it, then try again.' },
  RESTORE_UNFINISHED: {
    http: 409,
    customer:
      'A restore was broken off here: the database is still as it was before. Run it again; or remove the file named below to go on without.',
  },
});
