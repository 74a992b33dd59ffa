import type { RawAnswer } from '../../kernel/route.ts';
import { CatalogError } from '../errors.ts';
import { PREVIEW_FILE } from './picture.ts';
import { type PictureStorage, pictureKey } from './upload-picture.ts';

/**
 * One file of a picture. No database: what is stored under a content's name is that content, for ever.
 *
 * @throws CatalogError PICTURE_UNKNOWN
 */
export async function servePicture(
  { storage }: { storage: PictureStorage },
  sha256: string,
  file: string,
): Promise<RawAnswer> {
  const body = await storage.read(pictureKey(sha256, file), { start: 0, end: Number.POSITIVE_INFINITY });
  if (!body) throw new CatalogError('PICTURE_UNKNOWN', `${sha256}/${file}`);
  return {
    status: 200,
    headers: {
      'content-type': file === PREVIEW_FILE ? 'image/jpeg' : 'image/webp',
      'cache-control': 'public, max-age=31536000, immutable',
      'cross-origin-resource-policy': 'cross-origin', // previews elsewhere show it
    },
    body,
  };
}
