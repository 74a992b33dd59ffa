import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { TaskCommentKind, TaskState, TaskStatus } from '@vozex/domain';
import { answerOf, api } from './client.ts';
import { pagesOf, textOrNothing } from './pages.ts';
import { request } from './request.ts';
import type { components } from './schema.gen.ts';

type Schemas = components['schemas'];
export type Task = Schemas['AdminTask'];
export type TaskDetail = Schemas['AdminTaskDetail'];
export type TaskQueue = Schemas['TaskQueue'];
export type TaskTeamMember = Schemas['TaskTeamMember'];
export type FormSchema = Schemas['FormSchema'];

// Every key begins with 'admin', 'tasks': whatever is done to a task, one invalidation reads the board again.

/** Colleagues move tasks, too. */
const BOARD_EVERY_MS = 15_000;

const BOARD_PAGE = 50;

export type TaskFilter = {
  status?: TaskStatus | undefined;
  state?: TaskState | undefined;
  queue?: string | undefined;
  /** A user, `me` or `none`. */
  assignee?: string | undefined;
  overdue?: 'true' | undefined;
};

/** What is open stands by its promise, what is over by its age. */
export const tasksQuery = (filter: TaskFilter) => {
  const isOver = filter.state === 'done' || filter.state === 'cancelled';
  return infiniteQueryOptions({
    ...pagesOf(['admin', 'tasks', 'list', filter], (paging, signal) =>
      answerOf(
        api.GET('/api/admin/tasks', {
          params: {
            query: { ...textOrNothing(filter), ...paging, limit: BOARD_PAGE, sort: isOver ? 'newest' : 'due' },
          },
          signal,
        }),
      ),
    ),
    refetchInterval: BOARD_EVERY_MS,
  });
};

export const taskQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin', 'tasks', 'one', id],
    queryFn: ({ signal }) => answerOf(api.GET('/api/admin/tasks/{id}', { ...at(id), signal })),
    refetchInterval: BOARD_EVERY_MS,
  });

export const taskQueuesQuery = queryOptions({
  queryKey: ['admin', 'tasks', 'queues'],
  queryFn: async ({ signal }) => (await answerOf(api.GET('/api/admin/task-queues', { signal }))).items,
  refetchInterval: BOARD_EVERY_MS,
});

export const taskTeamQuery = queryOptions({
  queryKey: ['admin', 'tasks', 'team'],
  queryFn: async ({ signal }) => (await answerOf(api.GET('/api/admin/task-team', { signal }))).items,
});

const at = (id: string) => ({ params: { path: { id } } });

/** @param assignee `me`, a user, or null to hand it back. @throws Problem TASK_TAKEN when somebody was quicker. */
export const assignTask = (task: Task, assignee: string | null) =>
  answerOf(
    api.POST('/api/admin/tasks/{id}/assign', { ...at(task.id), body: { assignee, was: task.assignee?.id ?? null } }),
  );
export const checkTaskItem = (id: string, position: number, checked: boolean) =>
  answerOf(api.POST('/api/admin/tasks/{id}/checklist', { ...at(id), body: { position, checked } }));
export const commentTask = (id: string, kind: TaskCommentKind, text: string) =>
  answerOf(api.POST('/api/admin/tasks/{id}/comments', { ...at(id), body: { kind, text } }));
export const askForTask = (id: string, text: string, formSchema: FormSchema | undefined) =>
  answerOf(
    api.POST('/api/admin/tasks/{id}/ask', {
      ...at(id),
      body: { text, ...(formSchema && { form_schema: formSchema }) },
    }),
  );
export const withdrawQuestion = (id: string) => answerOf(api.DELETE('/api/admin/tasks/{id}/ask', at(id)));
/** @throws Problem TASK_ALREADY_DONE for the second of two, CHECKLIST_OPEN, ANSWER_INVALID with its fields. */
export const completeTask = (id: string, answer: Record<string, unknown>) =>
  answerOf(api.POST('/api/admin/tasks/{id}/complete', { ...at(id), body: answer }));

export const addTaskFile = (id: string, file: File, forCustomer: boolean) =>
  request<TaskDetail>('POST', `/api/admin/tasks/${encodeURIComponent(id)}/files`, {
    query: { file_name: file.name, for_customer: String(forCustomer) },
    body: file,
  });
const fileAt = (id: string, fileId: string) => ({ params: { path: { id, file_id: fileId } } });
export const shareTaskFile = (id: string, fileId: string, forCustomer: boolean) =>
  answerOf(
    api.PATCH('/api/admin/tasks/{id}/files/{file_id}', { ...fileAt(id, fileId), body: { for_customer: forCustomer } }),
  );
export const removeTaskFile = (id: string, fileId: string) =>
  answerOf(api.DELETE('/api/admin/tasks/{id}/files/{file_id}', fileAt(id, fileId)));
export const taskFileAddress = (id: string, fileId: string) => `/api/admin/tasks/${id}/files/${fileId}`;
