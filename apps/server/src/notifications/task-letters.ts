import { button, greeting, type Letter, note, paragraph } from './letter.ts';
import type { FulfillmentPayload, TaskPayload } from './mail.ts';
import { say, told } from './words.ts';

const MOMENT = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

/** What people told the customer while they work for him. */
export function teamMessage(
  { customerName, productName, sentence, orderId }: FulfillmentPayload,
  orderAddress: (orderId: string) => string,
): Letter {
  return {
    subject: say('News of {productName}', { productName }),
    blocks: [
      greeting(customerName),
      paragraph(say('Our team wrote to you about {productName}:', { productName })),
      ...(sentence === undefined ? [] : [paragraph(told(sentence))]),
      button(say('See how far it is'), orderAddress(orderId)),
    ],
  };
}

/** A warning to the team: a promise at risk, or a broken one. */
export function taskLetter(kind: 'task_due_soon' | 'task_overdue', task: TaskPayload, href: string): Letter {
  const due = `${MOMENT.format(new Date(task.dueAt))} UTC`;
  const isOverdue = kind === 'task_overdue';
  return {
    subject: isOverdue ? `Overdue: ${task.title}` : `Due soon: ${task.title}`,
    blocks: [
      paragraph(
        isOverdue
          ? `${task.customerName} was promised this for ${due}, and it is not done.`
          : `${task.customerName} was promised this for ${due}.`,
      ),
      paragraph(
        `It is in the queue "${task.queue}". If you wait for the customer, ask him on the task: the clock then stands.`,
      ),
      button('Open the task', href),
      note('You get this because the task is yours, or because nobody has it and you own the shop.'),
    ],
  };
}
