import type { Readable } from 'node:stream';
import type { App } from '../kernel/app.ts';
import { type Measured, receiveUpload, type UploadLimits } from '../kernel/receive-upload.ts';
import { DownloadError } from './errors.ts';
import type { FileStorage } from './storage.ts';
import { type ArtifactRow, artifactNamed, insertArtifact } from './store.ts';

/** 4 GiB: an installer with its data; more belongs on a mirror of its own. */
export const ARTIFACT_BYTES_MAX = 4_294_967_296;

const LIMITS: UploadLimits = {
  bytesMax: ARTIFACT_BYTES_MAX,
  tooLarge: () => new DownloadError('FILE_TOO_LARGE', `more than ${ARTIFACT_BYTES_MAX} bytes`),
  brokenOff: (cause) => new DownloadError('UPLOAD_BROKEN', String(cause), { cause }),
};

export type Upload = {
  name: string;
  version: string;
  fileName: string;
  content: Readable;
  /** Lower-case hex, as the sender computed it. */
  sha256?: string | undefined;
};

/**
 * Stores a file as a version of an artifact: written under a temporary key, measured on the way, moved into place only
 * when it is complete and is what the sender says it is. Sent again with the same content, it is the same artifact.
 *
 * @throws DownloadError DIGEST_MISMATCH, FILE_EMPTY, FILE_TOO_LARGE, UPLOAD_BROKEN, ARTIFACT_EXISTS
 */
export async function uploadArtifact(app: App & { storage: FileStorage }, upload: Upload): Promise<ArtifactRow> {
  const id = app.newId('artifact');
  const temporaryKey = `incoming/${id}`;
  const storageKey = `artifacts/${id}`;
  const measured = await receiveUpload(app.storage, temporaryKey, upload.content, LIMITS);
  const refusal = refusalOf(measured, upload.sha256);
  if (refusal) {
    await app.storage.remove(temporaryKey);
    throw refusal;
  }
  await app.storage.move(temporaryKey, storageKey);
  const stored = await insertArtifact(app.db.read, {
    id,
    name: upload.name,
    version: upload.version,
    file_name: upload.fileName,
    // Not what the sender calls it: nothing here is ever shown inline.
    content_type: 'application/octet-stream',
    storage_key: storageKey,
    size_bytes: measured.bytes,
    sha256: measured.sha256,
    created_at: app.clock.now(),
  });
  if (stored) return stored;
  await app.storage.remove(storageKey);
  return sameContent(await artifactNamed(app.db.read, upload.name, upload.version), measured.sha256);
}

function refusalOf(measured: Measured, expected: string | undefined): Error | undefined {
  if (measured.bytes === 0) return new DownloadError('FILE_EMPTY', 'no byte came');
  if (expected === undefined || expected === measured.sha256) return undefined;
  return new DownloadError('DIGEST_MISMATCH', `sent ${expected}, received ${measured.sha256}`);
}

function sameContent(existing: ArtifactRow | undefined, sha256: string): ArtifactRow {
  if (existing?.sha256 === sha256) return existing;
  throw new DownloadError('ARTIFACT_EXISTS', `${existing?.id} has other content`);
}
