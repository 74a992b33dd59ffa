import { defineEvent } from '../kernel/events.ts';

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
