import { defineEvent } from '../kernel/events.ts';
import type { FormSchema } from './form.ts';

/** A person has finished what a fulfillment waited for. */
export type TaskCompletion = {
  taskId: string;
  fulfillmentId: string;
  /** The operator's name as histories write it. */
  by: string;
  at: Date;
  /** What the operator leaves for the customer. */
  note: string;
  /** Where the customer finds what was set up. */
  workspaceUrl?: string;
};

export const taskCompleted = defineEvent<TaskCompletion>('task.completed');

/** Whom a task is done for. */
export type TaskCustomer = {
  taskId: string;
  fulfillmentId: string;
  orderId: string;
  customerEmail: string;
  customerName: string;
  productName: string;
};

/** People need something of the customer before they can go on. */
export const customerAsked = defineEvent<
  TaskCustomer & { questionId: string; text: string; formSchema: FormSchema; by: string; at: Date }
>('task.customer_asked');

/** The clock runs again: the customer has answered, or the question was taken back. */
export const workResumed = defineEvent<{
  taskId: string;
  fulfillmentId: string;
  by: string;
  because: string;
  /** How long the clock stood, seconds. */
  stoodSeconds: number;
}>('task.work_resumed');

/** People told the customer something. */
export const customerTold = defineEvent<TaskCustomer & { commentId: string; text: string }>('task.customer_told');

/** A promise is at risk, or broken. Told once each. */
export type TaskWarning = {
  taskId: string;
  kind: 'due_soon' | 'overdue';
  title: string;
  queue: string;
  customerName: string;
  dueAt: Date;
  /** Whom it is told to: who has the task, or the owners. */
  to: { id: string; name: string; email: string }[];
};

export const taskWarned = defineEvent<TaskWarning>('task.warned');
