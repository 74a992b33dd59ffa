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
  const sentence = `The backup of ${news.productName} is made. On the page of your installation you can download it, or put it back.`;
  await mailNews(app, tx, 'backup_ready', news, sentence);
}

/** Listener: a new version was taken back. One mail an upgrade. */
export async function mailUpgradeReturned(
  app: App,
  tx: Tx,
  news: InstallationNews & { from: string; to: string },
): Promise<void> {
  const sentence =
    `Version ${news.to} of ${news.productName} did not get well, so version ${news.from} runs again, with your data ` +
    'as it was before. You need not do anything.';
  await mailNews(app, tx, 'upgrade_returned', news, sentence);
}

async function mailNews(
  app: App,
  tx: Tx,
  kind: 'backup_ready' | 'upgrade_returned',
  { operationId, orderId, customerEmail, customerName, productName }: InstallationNews,
  sentence: string,
): Promise<void> {
  await enqueueMail(tx, app, {
    kind,
    subjectId: operationId,
    recipient: customerEmail,
    payload: { orderId, customerName, productName, sentence },
  });
}
