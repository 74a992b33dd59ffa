import { defineEvent } from '../kernel/events.ts';

/** Whose installation something was done to. */
type InstallationNews = {
  operationId: string;
  orderId: string;
  customerEmail: string;
  customerName: string;
  productName: string;
};

/** A backup that somebody asked for can be fetched. */
export const backupReady = defineEvent<InstallationNews>('provisioning.backup_ready');

/** A new version did not get well: version \`from\` runs again with its data as it was. */
export const upgradeReturned = defineEvent<InstallationNews & { from: string; to: string }>(
  'provisioning.upgrade_returned',
);
