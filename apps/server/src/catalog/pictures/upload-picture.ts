import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import sharp, { type Sharp } from 'sharp';
import { audit } from '../../accounts/index.ts';
import type { App } from '../../kernel/app.ts';
import type { Actor } from '../../kernel/route.ts';
import { CatalogError } from '../errors.ts';
import { LOGO_FILE, type PictureRow, PREVIEW_FILE, widthsOf } from './picture.ts';
import { insertPicture } from './store.ts';

/** Where pictures lie; joined with the shop's storage in wiring.ts. */
export type PictureStorage = {
  write(key: string, content: Readable): Promise<void>;
  /** Both ends included; undefined when there is no such file. */
  read(key: string, part: { start: number; end: number }): Promise<Readable | undefined>;
};

/** 10 MiB: a photograph of a large camera. */
export const PICTURE_BYTES_MAX = 10_485_760;

/** 40 megapixels: more is a trap for the memory of whoever unpacks it. */
const PIXELS_MAX = 40_000_000;

const TYPES = { png: 'image/png', jpeg: 'image/jpeg', webp: 'image/webp', heif: 'image/avif' } as const;

/** In the head of every page, on dense screens, too. */
const LOGO = { height: 96, withoutEnlargement: true };

/** Rich previews elsewhere are cut to this shape (Open Graph). */
const PREVIEW = { width: 1_200, height: 630 };

/**
 * Keeps a picture under its content's name, in each width that pages ask for: upright, and without what the camera
 * wrote of place and owner. What it is, its bytes say. Sent again, it is the same picture.
 *
 * @throws CatalogError PICTURE_UNREADABLE
 */
export async function uploadPicture(
  app: App & { storage: PictureStorage },
  actor: Actor,
  bytes: Buffer,
): Promise<PictureRow> {
  const { picture, files } = await drawn(bytes, app.clock.now());
  for (const [file, content] of files) {
    await app.storage.write(pictureKey(picture.sha256, file), Readable.from([content], { objectMode: false }));
  }
  await app.db.inOneTransaction(async (tx) => {
    const { sha256, type, width, height } = picture;
    if (await insertPicture(tx, picture))
      await audit(app, tx, actor, 'catalog.picture_uploaded', sha256, { type, width, height });
  });
  return picture;
}

const opened = (bytes: Buffer): Sharp => sharp(bytes, { limitInputPixels: PIXELS_MAX, failOn: 'error' }).autoOrient();

/** What a picture is, and every file that is kept of it. */
async function drawn(bytes: Buffer, now: Date): Promise<{ picture: PictureRow; files: [string, Buffer][] }> {
  try {
    const { format, compression, autoOrient } = await opened(bytes).metadata();
    const type = TYPES[format as keyof typeof TYPES];
    if (!type || (format === 'heif' && compression !== 'av1')) throw new Error(`${format} is no format we take`);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const files: [string, Buffer][] = [['original', bytes]];
    for (const width of widthsOf(autoOrient.width)) {
      const narrowed = opened(bytes).resize({ width });
      files.push([`${width}.webp`, await narrowed.webp({ quality: 82, effort: 4 }).toBuffer()]);
    }
    files.push([LOGO_FILE, await opened(bytes).resize(LOGO).webp({ quality: 90 }).toBuffer()]);
    const preview = opened(bytes)
      .resize({ ...PREVIEW, fit: 'cover' })
      .flatten({ background: '#ffffff' });
    files.push([PREVIEW_FILE, await preview.jpeg({ quality: 80, mozjpeg: true }).toBuffer()]);
    return { picture: { sha256, type, ...autoOrient, size_bytes: bytes.byteLength, created_at: now }, files };
  } catch (error) {
    throw new CatalogError('PICTURE_UNREADABLE', String(error), { cause: error });
  }
}

export const pictureKey = (sha256: string, file: string) => `pictures/${sha256}/${file}`;
