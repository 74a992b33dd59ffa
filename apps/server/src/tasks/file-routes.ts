import { idSchema } from '@vozex/domain';
import { z } from 'zod';
import type { App } from '../kernel/app.ts';
import { defineRoute, rawAnswer } from '../kernel/route.ts';
import { TaskError } from './errors.ts';
import { addFile, openFile, removeFile, shareFile, TASK_FILE_BYTES_MAX, type TaskFileStorage } from './files.ts';
import { readDetail } from './read-detail.ts';
import { AdminTaskDetail } from './shapes.ts';

type FilesApp = App & { storage: TaskFileStorage };

const params = z.object({ id: idSchema('task') });
const fileParams = params.extend({ file_id: idSchema('task_file') });
const tag = 'Tasks';

const upload = defineRoute({
  method: 'POST',
  path: '/api/admin/tasks/{id}/files',
  access: 'operator',
  summary: 'Keep a file with a task; for the customer only when it is marked so',
  tag,
  bodyKind: 'stream',
  bodyLimit: TASK_FILE_BYTES_MAX,
  params,
  query: z.strictObject({
    file_name: z.string().regex(/^[^\p{Cc}/\\]{1,200}$/u, 'a file name without a path'),
    for_customer: z.enum(['true', 'false']).default('false'),
  }),
  output: AdminTaskDetail,
  status: 201,
  throws: [TaskError],
  handle: async (app: FilesApp, { params: { id }, query }, { actor, stream }) => {
    await addFile(app, actor, {
      taskId: id,
      fileName: query.file_name,
      forCustomer: query.for_customer === 'true',
      content: stream,
    });
    return readDetail(app, id);
  },
});

const download = defineRoute({
  method: 'GET',
  path: '/api/admin/tasks/{id}/files/{file_id}',
  access: 'read_only',
  summary: 'A file of a task',
  tag,
  params: fileParams,
  output: rawAnswer,
  throws: [TaskError],
  handle: (app: FilesApp, { params: { id, file_id } }) => openFile(app, file_id, { taskId: id }),
});

const share = defineRoute({
  method: 'PATCH',
  path: '/api/admin/tasks/{id}/files/{file_id}',
  access: 'operator',
  summary: 'Say whether the customer may have a file',
  tag,
  params: fileParams,
  body: z.strictObject({ for_customer: z.boolean() }),
  output: AdminTaskDetail,
  throws: [TaskError],
  handle: async (app: App, { params: { id, file_id }, body }, { actor }) => {
    await shareFile(app, actor, { taskId: id, fileId: file_id, forCustomer: body.for_customer });
    return readDetail(app, id);
  },
});

const remove = defineRoute({
  method: 'DELETE',
  path: '/api/admin/tasks/{id}/files/{file_id}',
  access: 'operator',
  summary: 'Take a file away',
  tag,
  params: fileParams,
  output: AdminTaskDetail,
  throws: [TaskError],
  handle: async (app: FilesApp, { params: { id, file_id } }, { actor }) => {
    await removeFile(app, actor, { taskId: id, fileId: file_id });
    return readDetail(app, id);
  },
});

export const taskFileRoutes = [upload, download, share, remove];
