import { defineErrors } from '../kernel/errors.ts';

export const TaskError = defineErrors('tasks', {
  TASK_UNKNOWN: { http: 404, customer: 'There is no such task.' },
  TASK_ALREADY_DONE: { http: 409, customer: 'Somebody has completed this task already.' },
  TASK_CANCELLED: { http: 409, customer: 'This task was cancelled; there is nothing left to do.' },
  TASK_TAKEN: { http: 409, customer: 'Somebody else has this task by now. Look at it again.' },
  NOT_ON_THE_TEAM: { http: 422, customer: 'Only operators and owners of the shop can have a task.' },
  CHECKLIST_OPEN: { http: 409, customer: 'Tick every item of the checklist first, then complete the task.' },
  CHECK_UNKNOWN: { http: 404, customer: 'The checklist has no such item.' },
  CUSTOMER_ASKED: {
    http: 409,
    customer: 'The customer is being asked something. Wait for the answer, or take the question back.',
  },
  QUESTION_OVER: { http: 409, customer: 'The customer is asked nothing at the moment.' },
  ANSWER_INVALID: { http: 422, customer: 'Some answers are missing or not acceptable; each is named below.' },
  TASK_FILE_UNKNOWN: { http: 404, customer: 'There is no such file, or it is not yours to see.' },
  TASK_FILE_EMPTY: { http: 422, customer: 'The file is empty. Send its bytes as the body.' },
  TASK_FILE_TOO_LARGE: { http: 413, customer: 'The file is larger than a task takes: 100 MiB.' },
  TASK_FILES_FULL: { http: 409, customer: 'A task holds at most 50 files. Remove one first.' },
  TASK_UPLOAD_BROKEN: {
    http: 400,
    customer: 'The upload broke off before its end. Nothing was stored; send it again.',
  },
  CREDENTIAL_UNKNOWN: { http: 404, customer: 'There is no such credential, or it is not yours to see.' },
  CREDENTIAL_SEEN: {
    http: 410,
    customer: 'This was shown once and is not kept any longer. Write to us if it got lost.',
  },
});
