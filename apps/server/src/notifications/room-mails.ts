import type { Language } from '@vozex/domain';
import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import { enqueueMail } from './enqueue-mail.ts';

/** Listener: there is room again for somebody who waited. One mail for each place in line. */
export async function mailRoomAgain(
  app: App,
  tx: Tx,
  news: {
    waitingId: string;
    email: string;
    language: Language;
    productName: string;
    productUrl: string;
    leaveUrl: string;
  },
): Promise<void> {
  const { productName, productUrl, leaveUrl } = news;
  await enqueueMail(tx, app, {
    kind: 'room_again',
    subjectId: news.waitingId,
    recipient: news.email,
    language: news.language,
    payload: { productName, productUrl, leaveUrl },
  });
}
