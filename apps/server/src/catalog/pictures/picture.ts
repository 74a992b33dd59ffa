import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { DB } from '../../kernel/database.ts';
import { storable } from '../price.ts';

export const PictureHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ description: 'SHA-256 of the picture as it was uploaded: its name in every shop.' });

/** A picture where it is used. Who cannot see it reads `alt`. */
export const PictureUse = z
  .strictObject({ sha256: PictureHash, alt: storable(300).trim().min(1) })
  .meta({ id: 'PictureUse' });
export type PictureUse = z.infer<typeof PictureUse>;

/** A picture as a page shows it: its size is known before it comes, so that nothing jumps. */
export const Picture = z
  .object({
    sha256: PictureHash,
    alt: z.string(),
    width: z.int(),
    height: z.int(),
    url: z.string(),
    sizes: z.array(z.object({ url: z.string(), width: z.int() })).meta({ description: 'The same, narrowest first.' }),
  })
  .meta({ id: 'Picture' });
export type Picture = z.infer<typeof Picture>;

export type PictureRow = Selectable<DB['pictures']>;

/** A card on a phone; a card or half a page; a whole page. On dense screens each serves the one before. */
const WIDTHS = [480, 960, 1_600];

/** In which widths a picture is kept: none wider than it is. */
export function widthsOf(width: number): number[] {
  const narrower = WIDTHS.filter((one) => one < width);
  return narrower.length < WIDTHS.length ? [...narrower, width] : narrower;
}

/** What previews of a page elsewhere show: JPEG, which each of them reads. */
export const PREVIEW_FILE = 'preview.jpg';

/** As a shop's sign: low, and as wide as it is. */
export const LOGO_FILE = 'logo.webp';

const pictureUrl = (sha256: string, file: string) => `/pictures/${sha256}/${file}`;

export function shownPicture({ sha256, width, height }: PictureRow, alt: string): Picture {
  const sizes = widthsOf(width).map((one) => ({ url: pictureUrl(sha256, `${one}.webp`), width: one }));
  const widest = sizes.at(-1)!; // because there is always one
  return {
    sha256,
    alt,
    width: widest.width,
    height: Math.max(1, Math.round((height * widest.width) / width)),
    url: widest.url,
    sizes,
  };
}
