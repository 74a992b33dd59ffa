// The door of tasks: the operators' work queue.
export { cancelTasksOf, lockTasksOf } from './cancel-tasks.ts';
export { completeTask } from './complete-task.ts';
export { type TaskCompletion, taskCompleted } from './events.ts';
export { openTask } from './open-task.ts';
export { taskRoutes } from './routes.ts';
export { countOpenTasks, listTasks, openTaskOf, readTask } from './store.ts';
