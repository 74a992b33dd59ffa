import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import { enqueueMail } from './enqueue-mail.ts';

/** What these listeners need of the events of provisioning. */
type InstallationNews = {
  operationId: string;
  orderId: string;
  customerEmail: string;
  customerName: string;
  productName: string;
};

/** Listener: a backup that was asked for can be fetched. One mail a backup. */
export async function mailBackupReady(app: App, tx: Tx, news: InstallationNews): Promise<void> {
  await mailNews(app, tx, 'backup_ready', news);
}

/** Listener: a new version was taken back. One mail an upgrade. */
export async function mailUpgradeReturned(
  app: App,
  tx: Tx,
  news: InstallationNews & { from: string; to: string },
): Promise<void> {
  const { from, to } = news;
  await mailNews(app, tx, 'upgrade_returned', news, { from, to });
}

async function mailNews(
  app: App,
  tx: Tx,
  kind: 'backup_ready' | 'upgrade_returned',
  { operationId, orderId, customerEmail, customerName, productName }: InstallationNews,
  versions: { from?: string; to?: string } = {},
): Promise<void> {
  await enqueueMail(tx, app, {
    kind,
    subjectId: operationId,
    recipient: customerEmail,
    payload: { orderId, customerName, productName, ...versions },
  });
}
