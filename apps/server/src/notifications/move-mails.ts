import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import { enqueueMail } from './enqueue-mail.ts';

/** What this listener needs of a step of a move to another path. */
type MoveNews = {
  moveId: string;
  orderId: string;
  customerEmail: string;
  customerName: string;
  productName: string;
  fromTitle: string;
  toTitle: string;
  status: string;
  overlapEndsAt: Date | null;
};

/** Listener: both deliveries run, and the old one will end. One mail for each move; that the new one is ready is told apart. */
export async function mailMove(app: App, tx: Tx, news: MoveNews): Promise<void> {
  if (news.status !== 'overlap' || news.overlapEndsAt === null) return;
  const { orderId, customerName, productName, fromTitle, toTitle } = news;
  await enqueueMail(tx, app, {
    kind: 'move_overlap',
    subjectId: news.moveId,
    recipient: news.customerEmail,
    payload: { orderId, customerName, productName, fromTitle, toTitle, endsAt: news.overlapEndsAt.toISOString() },
  });
}
