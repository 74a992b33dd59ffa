import { readFile } from 'node:fs/promises';
import { packRelease } from '@vozex/sample-app';
import type { ApiClient } from '../api-client.ts';
import { ARTIFACTS, artifactBytes, GUESTBOOK_PROGRAM, sha256Of } from '../catalog.ts';
import { temporaryFolder } from '../end-with-us.ts';
import type { Page } from '../shapes.ts';

/** Uploads the files that products hand out; adds what is missing. */
export async function seedArtifacts(owner: ApiClient): Promise<void> {
  const { items } = await owner.get<Page<{ name: string; version: string }>>('/api/admin/artifacts?limit=100');
  for (const { name, version, file_name } of [...ARTIFACTS, GUESTBOOK_PROGRAM]) {
    if (items.some((item) => item.name === name && item.version === version)) continue;
    const bytes = await artifactContent(file_name);
    const query = new URLSearchParams({ name, version, file_name });
    const headers = { 'x-content-sha256': sha256Of(bytes) };
    const { status, body } = await owner.ask('POST', `/api/admin/artifacts?${query}`, undefined, { bytes, headers });
    if (status !== 201) throw new Error(`${file_name} could not be uploaded: ${status} ${JSON.stringify(body)}`);
  }
}

/** The bytes of a seeded artifact: a file of this package, or the guestbook, which is packed into the same bytes each time. */
export async function artifactContent(fileName: string): Promise<Buffer> {
  if (fileName !== GUESTBOOK_PROGRAM.file_name) return artifactBytes(fileName);
  const { path } = await packRelease(GUESTBOOK_PROGRAM.version, temporaryFolder('artifact'));
  return readFile(path);
}
