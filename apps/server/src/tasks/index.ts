// The door of tasks: the operators' work queue.
export { cancelTasksOf, lockTasksOf } from './cancel-tasks.ts';
export { completeTask } from './complete-task.ts';
export { TaskError } from './errors.ts';
export {
  customerAsked,
  customerTold,
  type TaskCompletion,
  type TaskWarning,
  taskCompleted,
  taskWarned,
  workResumed,
} from './events.ts';
export { openFile, type TaskFileStorage } from './files.ts';
export type { FormSchema } from './form.ts';
export { openTask } from './open-task.ts';
export { receiveAnswer } from './receive-answer.ts';
export { revealCredential } from './reveal-credential.ts';
export { taskRoutes } from './routes.ts';
export { sealedCredentials } from './seal-credentials.ts';
export { type NewTask, openTaskOf } from './store.ts';
export { warnable } from './team.ts';
export { countOpenTasks, listTasks, readTask } from './views.ts';
export { warnOfTasks } from './warn-of-tasks.ts';
export { type WorkView, workFor } from './work-for.ts';
