import type { Readable } from 'node:stream';
import type { App } from '../kernel/app.ts';
import { attachmentNamed } from '../kernel/content-disposition.ts';
import type { RawAnswer } from '../kernel/route.ts';
import { type Part, partOf } from './byte-range.ts';
import { DownloadError } from './errors.ts';
import { refuseUnlessActive } from './refuse-unless-active.ts';
import { isOurs, type Link } from './signed-link.ts';
import type { FileStorage } from './storage.ts';
import { countDownload, type GrantedFile, grantedFile } from './store.ts';

export type DownloadRequest = Link & {
  signature: string;
  ip: string;
  range?: string | undefined;
  ifRange?: string | undefined;
  ifNoneMatch?: string | undefined;
};

/**
 * Answers one request for a file. The link proves who may ask; the grant is looked at each time, so that a revocation
 * reaches links that are already out.
 *
 * @throws DownloadError DOWNLOAD_UNKNOWN, LINK_EXPIRED, DOWNLOAD_SUSPENDED, DOWNLOAD_REVOKED, FILE_MISSING
 */
export async function openDownload(app: App & { storage: FileStorage }, request: DownloadRequest): Promise<RawAnswer> {
  if (!isOurs(app.seal, request)) throw new DownloadError('DOWNLOAD_UNKNOWN', `forged link for ${request.grantId}`);
  // The instant it expires counts as expired.
  if (request.expires * 1000 <= app.clock.now().getTime()) throw new DownloadError('LINK_EXPIRED', request.grantId);
  const file = await grantedFile(app.db.read, request.grantId, request.artifactId);
  if (!file) throw new DownloadError('DOWNLOAD_UNKNOWN', `${request.grantId} has no ${request.artifactId}`);
  refuseUnlessActive(request.grantId, file.grant_status);

  const etag = `"${file.sha256}"`;
  if (request.ifNoneMatch === etag) return { status: 304, headers: headersOf(file, etag), body: '' };
  const part = partOf(request.range, request.ifRange, etag, file.size_bytes);
  if (part.kind === 'unsatisfiable') {
    return { status: 416, headers: { ...SAFE_HEADERS, 'content-range': `bytes */${file.size_bytes}` }, body: '' };
  }
  return sendPart(app, request, file, part);
}

async function sendPart(
  app: App & { storage: FileStorage },
  request: DownloadRequest,
  file: GrantedFile,
  part: Exclude<Part, { kind: 'unsatisfiable' }>,
): Promise<RawAnswer> {
  const body = await app.storage.read(file.storage_key, part);
  if (!body) throw new DownloadError('FILE_MISSING', `${request.artifactId} is in the database and not in storage`);
  await countOrClose(app, request, part.start, body);
  const headers: Record<string, string> = {
    ...headersOf(file, `"${file.sha256}"`),
    'content-length': String(part.end - part.start + 1),
  };
  if (part.kind === 'whole') return { status: 200, headers, body };
  headers['content-range'] = `bytes ${part.start}-${part.end}/${file.size_bytes}`;
  return { status: 206, headers, body };
}

async function countOrClose(app: App, request: DownloadRequest, start: number, body: Readable): Promise<void> {
  try {
    const active = await app.db.inOneTransaction((tx) =>
      countDownload(tx, { ...request, fromStart: start === 0, at: app.clock.now() }),
    );
    if (!active) throw new DownloadError('DOWNLOAD_REVOKED', `${request.grantId} was withdrawn meanwhile`);
  } catch (error) {
    body.destroy();
    throw error;
  }
}

/** Nothing that was uploaded is ever rendered by a browser, cached by a proxy, or told where the link came from. */
const SAFE_HEADERS = {
  'accept-ranges': 'bytes',
  'cache-control': 'private, no-cache',
  'content-security-policy': "default-src 'none'; sandbox",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

function headersOf(file: GrantedFile, etag: string): Record<string, string> {
  return {
    ...SAFE_HEADERS,
    'content-type': file.content_type,
    'content-disposition': attachmentNamed(file.file_name),
    etag,
    'x-content-sha256': file.sha256,
    'repr-digest': `sha-256=:${Buffer.from(file.sha256, 'hex').toString('base64')}:`,
  };
}
