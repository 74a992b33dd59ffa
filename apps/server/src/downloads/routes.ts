import { idSchema } from '@vozex/domain';
import { z } from 'zod';
import type { App } from '../kernel/app.ts';
import { PageQuery, pageOf, readPage } from '../kernel/page.ts';
import { defineRoute, rawAnswer } from '../kernel/route.ts';
import { DownloadError } from './errors.ts';
import { openDownload } from './open-download.ts';
import type { FileStorage } from './storage.ts';
import { type ArtifactRow, listArtifacts } from './store.ts';
import { ARTIFACT_BYTES_MAX, uploadArtifact } from './upload-artifact.ts';

type DownloadsApp = App & { storage: FileStorage };

/** A download manager opens a few ranges at once and again when the line breaks. */
const DOWNLOADS_PER_MINUTE = 240;

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What a product's config names as its artifact source. */
export const ArtifactName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,79}$/)
  .meta({ description: 'Small letters, digits, dots, underscores and hyphens.', examples: ['report-builder'] });

const Artifact = z
  .object({
    id: idSchema('artifact'),
    name: z.string(),
    version: z.string(),
    file_name: z.string(),
    size_bytes: z.int(),
    sha256: Sha256,
    created_at: z.iso.datetime(),
  })
  .meta({ id: 'Artifact' });

const list = defineRoute({
  method: 'GET',
  path: '/api/admin/artifacts',
  access: 'read_only',
  summary: 'Files that can be delivered, newest first',
  tag: 'Artifacts',
  query: PageQuery,
  output: pageOf(Artifact),
  handle: async (app: DownloadsApp, { query }) => {
    const { items, next } = await readPage(query, ({ limit, after }) => listArtifacts(app.db.read, { limit, after }));
    return { items: items.map(artifactAnswer), next };
  },
});

const upload = defineRoute({
  method: 'POST',
  path: '/api/admin/artifacts',
  access: 'operator',
  summary: 'Store a file as a version of an artifact; X-Content-SHA256, when sent, must be that of what arrives',
  tag: 'Artifacts',
  bodyKind: 'stream',
  bodyLimit: ARTIFACT_BYTES_MAX,
  query: z.strictObject({
    name: ArtifactName,
    version: z.string().regex(/^[0-9A-Za-z][0-9A-Za-z.+_-]{0,59}$/),
    file_name: z.string().regex(/^[^\p{Cc}/\\]{1,200}$/u, 'a file name without a path'),
  }),
  output: Artifact,
  status: 201,
  throws: [DownloadError],
  handle: async (app: DownloadsApp, { query }, { headers, stream }) => {
    const stored = await uploadArtifact(app, {
      name: query.name,
      version: query.version,
      fileName: query.file_name,
      content: stream,
      sha256: digestOf(headers['x-content-sha256']),
    });
    return artifactAnswer(stored);
  },
});

const download = defineRoute({
  method: 'GET',
  path: '/d/{grant_id}',
  access: 'anyone',
  summary: 'The file behind a signed link; resumable with Range and If-Range',
  tag: 'Downloads',
  params: z.object({ grant_id: idSchema('download_grant') }),
  query: z.object({
    file: idSchema('artifact'),
    expires: z.coerce.number().int().min(0).max(99_999_999_999),
    signature: z.string().max(100),
  }),
  output: rawAnswer,
  throws: [DownloadError],
  perMinute: DOWNLOADS_PER_MINUTE,
  handle: (app: DownloadsApp, { params, query }, { headers, ip }) =>
    openDownload(app, {
      grantId: params.grant_id,
      artifactId: query.file,
      expires: query.expires,
      signature: query.signature,
      ip,
      range: single(headers.range),
      ifRange: single(headers['if-range']),
      ifNoneMatch: single(headers['if-none-match']),
    }),
});

/** @throws DownloadError DIGEST_MALFORMED, since a digest that is not read would not protect. */
function digestOf(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  const digest = Sha256.safeParse(single(header)?.toLowerCase());
  if (!digest.success) throw new DownloadError('DIGEST_MALFORMED', String(header));
  return digest.data;
}

function single(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : undefined;
}

function artifactAnswer(row: ArtifactRow): z.input<typeof Artifact> {
  const { id, name, version, file_name, size_bytes, sha256, created_at } = row;
  return { id, name, version, file_name, size_bytes, sha256, created_at: created_at.toISOString() };
}

export const downloadRoutes = [list, upload, download];
