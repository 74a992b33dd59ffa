import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import { enqueueMail } from './enqueue-mail.ts';

/** What these listeners need of the events of tasks. */
type CustomerNews = {
  orderId: string;
  customerEmail: string;
  customerName: string;
  productName: string;
  text: string;
};

type Warning = {
  taskId: string;
  kind: 'due_soon' | 'overdue';
  title: string;
  queue: string;
  customerName: string;
  dueAt: Date;
  to: { id: string; email: string }[];
};

/** Listener: people need something of the customer. One mail a question. */
export async function mailQuestion(app: App, tx: Tx, news: CustomerNews & { questionId: string }): Promise<void> {
  await enqueueMail(tx, app, {
    kind: 'fulfillment_waiting',
    subjectId: news.questionId,
    recipient: news.customerEmail,
    payload: contentOf(news),
  });
}

/** Listener: people told the customer something. One mail a message. */
export async function mailTeamMessage(app: App, tx: Tx, news: CustomerNews & { commentId: string }): Promise<void> {
  await enqueueMail(tx, app, {
    kind: 'task_message',
    subjectId: news.commentId,
    recipient: news.customerEmail,
    payload: contentOf(news),
  });
}

function contentOf({ orderId, customerName, productName, text }: CustomerNews) {
  return { orderId, customerName, productName, sentence: text };
}

/** Listener: a promise is at risk, or broken. One mail for each who is to know. */
export async function mailTaskWarning(app: App, tx: Tx, warning: Warning): Promise<void> {
  const { taskId, title, queue, customerName } = warning;
  for (const { id, email } of warning.to) {
    await enqueueMail(tx, app, {
      kind: warning.kind === 'overdue' ? 'task_overdue' : 'task_due_soon',
      subjectId: `${taskId}:${id}`,
      recipient: email,
      payload: { taskId, title, queue, customerName, dueAt: warning.dueAt.toISOString() },
    });
  }
}
