// The door of tasks: the operators' work queue.
export { cancelTasksOf } from './cancel-tasks.ts';
export { type Completion, completeTask } from './complete-task.ts';
export { TaskError } from './errors.ts';
export { type TaskCompletion, taskCompleted } from './events.ts';
export { type NewTask, openTask } from './open-task.ts';
export { taskRoutes } from './routes.ts';
export { countOpenTasks, listTasks, openTaskOf, readTask, type TaskView } from './store.ts';
