import { defineErrors } from '../kernel/errors.ts';

export const TaskError = defineErrors('tasks', {
  TASK_UNKNOWN: { http: 404, customer: 'There is no such task.', de: 'Diese Aufgabe gibt es nicht.' },
  TASK_ALREADY_DONE: {
    http: 409,
    customer: 'Somebody has completed this task already.',
    de: 'Diese Aufgabe ist schon erledigt.',
  },
  TASK_CANCELLED: {
    http: 409,
    customer: 'This task was cancelled; there is nothing left to do.',
    de: 'Diese Aufgabe wurde abgebrochen; es ist nichts mehr zu tun.',
  },
  TASK_TAKEN: { http: 409, customer: 'Somebody else has this task by now. Look at it again.' },
  NOT_ON_THE_TEAM: { http: 422, customer: 'Only operators and owners of the shop can have a task.' },
  CHECKLIST_OPEN: { http: 409, customer: 'Tick every item of the checklist first, then complete the task.' },
  CHECK_UNKNOWN: { http: 404, customer: 'The checklist has no such item.' },
  CUSTOMER_ASKED: {
    http: 409,
    customer: 'The customer is being asked something. Wait for the answer, or take the question back.',
  },
  QUESTION_OVER: {
    http: 409,
    customer: 'The customer is asked nothing at the moment.',
    de: 'Im Moment wird nichts von Ihnen gebraucht.',
  },
  ANSWER_INVALID: {
    http: 422,
    customer: 'Some answers are missing or not acceptable; each is named below.',
    de: 'Einige Antworten fehlen oder sind so nicht möglich; jede ist unten genannt.',
  },
  TASK_FILE_UNKNOWN: {
    http: 404,
    customer: 'There is no such file, or it is not yours to see.',
    de: 'Diese Datei gibt es nicht, oder es ist nicht Ihre.',
  },
  TASK_FILE_EMPTY: { http: 422, customer: 'The file is empty. Send its bytes as the body.' },
  TASK_FILE_TOO_LARGE: { http: 413, customer: 'The file is larger than a task takes: 100 MiB.' },
  TASK_FILES_FULL: { http: 409, customer: 'A task holds at most 50 files. Remove one first.' },
  TASK_UPLOAD_BROKEN: {
    http: 400,
    customer: 'The upload broke off before its end. Nothing was stored; send it again.',
  },
  CREDENTIAL_UNKNOWN: {
    http: 404,
    customer: 'There is no such credential, or it is not yours to see.',
    de: 'Diese Zugangsdaten gibt es nicht, oder es sind nicht Ihre.',
  },
  CREDENTIAL_SEEN: {
    http: 410,
    customer: 'This was shown once and is not kept any longer. Write to us if it got lost.',
    de: 'Das wurde einmal angezeigt und wird nicht länger aufbewahrt. Schreiben Sie uns, wenn es verloren ging.',
  },
});
