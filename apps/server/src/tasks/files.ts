import type { Readable } from 'node:stream';
import type { App } from '../kernel/app.ts';
import { attachmentNamed } from '../kernel/content-disposition.ts';
import type { Tx } from '../kernel/database.ts';
import { VozexError } from '../kernel/errors.ts';
import { receiveUpload, type UploadLimits } from '../kernel/receive-upload.ts';
import { type Actor, actorName, type RawAnswer } from '../kernel/route.ts';
import { TaskError } from './errors.ts';
import { noteDeed } from './note-move.ts';
import { lockTask } from './store.ts';

/** Where files lie; joined with the shop's storage in wiring.ts. */
export type TaskFileStorage = {
  /** Writes the whole stream; on a fault nothing is left under the key. */
  write(key: string, content: Readable): Promise<void>;
  remove(key: string): Promise<void>;
  /** Both ends included; undefined when there is no such file. */
  read(key: string, part: { start: number; end: number }): Promise<Readable | undefined>;
};

type FilesApp = App & { storage: TaskFileStorage };

/** 100 MiB: an export of a shop's books; installers are artifacts. */
export const TASK_FILE_BYTES_MAX = 104_857_600;

const LIMITS: UploadLimits = {
  bytesMax: TASK_FILE_BYTES_MAX,
  tooLarge: () => new TaskError('TASK_FILE_TOO_LARGE', `over ${TASK_FILE_BYTES_MAX} bytes`),
  brokenOff: (cause) => new TaskError('TASK_UPLOAD_BROKEN', String(cause), { cause }),
};

/** More than this on one task is an archive, and can be sent as one. */
const FILES_MAX = 50;

type Sent = { taskId: string; fileName: string; forCustomer: boolean; content: Readable };

/**
 * Keeps a file with a task: measured on the way, listed only when it is complete.
 *
 * @throws TaskError TASK_UNKNOWN, TASK_FILES_FULL, TASK_FILE_EMPTY, TASK_FILE_TOO_LARGE, TASK_UPLOAD_BROKEN
 */
export async function addFile(app: FilesApp, actor: Actor, { taskId, ...sent }: Sent): Promise<void> {
  const id = app.newId('task_file');
  const key = `tasks/${id}`;
  const { bytes, sha256 } = await receiveUpload(app.storage, key, sent.content, LIMITS);
  try {
    if (bytes === 0) throw new TaskError('TASK_FILE_EMPTY', 'no byte came');
    await app.db.inOneTransaction(async (tx) => {
      await lockTask(tx, taskId);
      await refuseWhenFull(tx, taskId);
      await tx
        .insertInto('task_files')
        .values({
          id,
          task_id: taskId,
          file_name: sent.fileName,
          storage_key: key,
          size_bytes: bytes,
          sha256,
          for_customer: sent.forCustomer,
          uploaded_by: actorName(actor),
          created_at: app.clock.now(),
        })
        .execute();
      const detail = { file: sent.fileName, for_customer: sent.forCustomer };
      await noteDeed(app, tx, actor, { taskId, what: 'file_added', detail });
    });
  } catch (error) {
    // A refusal of ours kept nothing. After any other fault the row may stand: bytes too many are only waste.
    if (error instanceof VozexError) await app.storage.remove(key);
    throw error;
  }
}

async function refuseWhenFull(tx: Tx, taskId: string): Promise<void> {
  const held = await tx.selectFrom('task_files').select('id').where('task_id', '=', taskId).limit(FILES_MAX).execute();
  if (held.length >= FILES_MAX) throw new TaskError('TASK_FILES_FULL', taskId);
}

/**
 * Says whether the customer may have a file.
 *
 * @throws TaskError TASK_UNKNOWN, TASK_FILE_UNKNOWN
 */
export async function shareFile(
  app: App,
  actor: Actor,
  { taskId, fileId, forCustomer }: { taskId: string; fileId: string; forCustomer: boolean },
): Promise<void> {
  await app.db.inOneTransaction(async (tx) => {
    await lockTask(tx, taskId);
    const file = await tx
      .updateTable('task_files')
      .set({ for_customer: forCustomer })
      .where('id', '=', fileId)
      .where('task_id', '=', taskId)
      .returning('file_name')
      .executeTakeFirst();
    if (!file) throw new TaskError('TASK_FILE_UNKNOWN', fileId);
    const what = forCustomer ? 'file_shared' : 'file_kept_inside';
    await noteDeed(app, tx, actor, { taskId, what, detail: { file: file.file_name } });
  });
}

/**
 * Takes a file away, row first: bytes without a row are only waste, a row without bytes would be a broken promise.
 *
 * @throws TaskError TASK_UNKNOWN, TASK_FILE_UNKNOWN
 */
export async function removeFile(
  app: FilesApp,
  actor: Actor,
  { taskId, fileId }: { taskId: string; fileId: string },
): Promise<void> {
  const key = await app.db.inOneTransaction(async (tx) => {
    await lockTask(tx, taskId);
    const file = await tx
      .deleteFrom('task_files')
      .where('id', '=', fileId)
      .where('task_id', '=', taskId)
      .returning(['file_name', 'storage_key'])
      .executeTakeFirst();
    if (!file) throw new TaskError('TASK_FILE_UNKNOWN', fileId);
    await noteDeed(app, tx, actor, { taskId, what: 'file_removed', detail: { file: file.file_name } });
    return file.storage_key;
  });
  await app.storage.remove(key);
}

/** Whose file it may be: the team's by its task, the customer's by an order that the caller has proven to be his. */
export type FileScope = { taskId: string } | { customerOfOrder: string };

/**
 * Answers a file as an attachment. The customer gets only what was marked for him.
 *
 * @throws TaskError TASK_FILE_UNKNOWN
 */
export async function openFile(app: FilesApp, fileId: string, scope: FileScope): Promise<RawAnswer> {
  const query = app.db.read
    .selectFrom('task_files as f')
    .innerJoin('tasks as t', 't.id', 'f.task_id')
    .select(['f.file_name', 'f.storage_key', 'f.size_bytes', 'f.sha256'])
    .where('f.id', '=', fileId);
  const file = await ('taskId' in scope
    ? query.where('t.id', '=', scope.taskId)
    : query.where('t.order_id', '=', scope.customerOfOrder).where('f.for_customer', '=', true)
  ).executeTakeFirst();
  if (!file) throw new TaskError('TASK_FILE_UNKNOWN', fileId);
  const size = Number(file.size_bytes);
  const body = await app.storage.read(file.storage_key, { start: 0, end: size - 1 });
  if (!body) throw new TaskError('TASK_FILE_UNKNOWN', `${fileId} is in the database and not in storage`);
  return { status: 200, headers: { ...SAFE_HEADERS, ...headersOf(file.file_name, size, file.sha256) }, body };
}

function headersOf(fileName: string, size: number, sha256: string): Record<string, string> {
  return {
    'content-disposition': attachmentNamed(fileName),
    'content-length': String(size),
    'content-type': 'application/octet-stream', // not what the sender calls it: nothing here is ever shown inline
    'x-content-sha256': sha256,
  };
}

/** Nothing that was uploaded is ever rendered by a browser, cached by a proxy, or told where the link came from. */
const SAFE_HEADERS = {
  'cache-control': 'private, no-store',
  'content-security-policy': "default-src 'none'; sandbox",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};
