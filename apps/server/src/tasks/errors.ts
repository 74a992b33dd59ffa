import { defineErrors } from '../kernel/errors.ts';

export const TaskError = defineErrors('tasks', {
  TASK_UNKNOWN: { http: 404, customer: 'There is no such task.' },
  TASK_ALREADY_DONE: { http: 409, customer: 'Somebody has completed this task already.' },
  TASK_CANCELLED: { http: 409, customer: 'This task was cancelled; there is nothing left to do.' },
});
