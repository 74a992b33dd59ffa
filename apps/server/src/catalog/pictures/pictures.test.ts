import { text } from 'node:stream/consumers';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { createProduct } from '../create-product.ts';
import { license, openTestShop, operator, refusalOf, type TestShop } from '../test-shop.ts';
import { listPictures } from './list-pictures.ts';
import { shownPicture } from './picture.ts';
import { servePicture } from './serve-picture.ts';
import { type PictureStorage, uploadPicture } from './upload-picture.ts';

let shop: TestShop & { storage: PictureStorage };
const files = new Map<string, Buffer>();

beforeAll(async () => {
  const storage: PictureStorage = {
    async write(key, content) {
      const chunks: Buffer[] = [];
      for await (const chunk of content) chunks.push(chunk as Buffer);
      files.set(key, Buffer.concat(chunks));
    },
    async read(key) {
      const bytes = files.get(key);
      return bytes && (await import('node:stream')).Readable.from([bytes]);
    },
  };
  shop = { ...(await openTestShop()), storage };
});

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#3046c8' } });

describe('a picture', () => {
  it.each(['png', 'jpeg', 'webp', 'avif'] as const)('of the kind %s is kept upright in every width', async (format) => {
    const bytes = await plain(1_000, 500).toFormat(format).toBuffer();
    const kept = await uploadPicture(shop, operator, bytes);
    expect(kept).toMatchObject({ type: `image/${format}`, width: 1_000, height: 500 });
    const shown = shownPicture(kept, 'A blue field');
    expect(shown.sizes.map(({ width }) => width)).toEqual([480, 960, 1_000]);
    for (const { url, width } of shown.sizes) {
      const stored = files.get(url.slice(1));
      expect(await sharp(stored).metadata()).toMatchObject({ format: 'webp', width, height: width / 2 });
    }
    expect(await sharp(files.get(`pictures/${kept.sha256}/preview.jpg`)).metadata()).toMatchObject({ width: 1_200 });
  });

  it('loses what the camera wrote, and stands as it was held', async () => {
    const bytes = await plain(300, 200)
      .jpeg()
      .withExif({ IFD0: { Copyright: 'Ada', Orientation: '6' } })
      .toBuffer();
    const kept = await uploadPicture(shop, operator, bytes);
    const stored = files.get(`pictures/${kept.sha256}/${kept.width}.webp`)!;
    expect(stored.includes('Ada')).toBe(false);
    expect((await sharp(stored).metadata()).exif).toBeUndefined();
  });

  it('sent again is the same one, and is listed once', async () => {
    const bytes = await plain(64, 64).png().toBuffer();
    const [first, again] = [await uploadPicture(shop, operator, bytes), await uploadPicture(shop, operator, bytes)];
    expect(again.sha256).toBe(first.sha256);
    const { items } = await listPictures(shop, { limit: 100 });
    expect(items.filter(({ sha256 }) => sha256 === first.sha256)).toHaveLength(1);
  });

  it.each([
    [
      'an SVG, which could hold a script',
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script/></svg>',
    ],
    ['a page that calls itself a picture', '<!doctype html><img src=x onerror=alert(1)>'],
    [
      'a GIF',
      'GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;',
    ],
    ['nothing', ''],
  ])('is not %s', async (_what, content) => {
    const refused = uploadPicture(shop, operator, Buffer.from(content, 'latin1'));
    expect(await refusalOf(refused)).toMatchObject({ code: 'PICTURE_UNREADABLE' });
  });

  it('that broke off on its way is refused, and so is one that would fill the memory', async () => {
    const whole = await plain(400, 400).png({ compressionLevel: 0 }).toBuffer();
    const broken = uploadPicture(shop, operator, whole.subarray(0, whole.length / 2));
    expect(await refusalOf(broken)).toMatchObject({ code: 'PICTURE_UNREADABLE' });
    const bomb = await plain(9_000, 9_000).png().toBuffer();
    expect(await refusalOf(uploadPicture(shop, operator, bomb))).toMatchObject({ code: 'PICTURE_UNREADABLE' });
  });

  it('is served to be kept for ever, under its own type only', async () => {
    const { sha256 } = await uploadPicture(shop, operator, await plain(64, 64).png().toBuffer());
    const { headers, body } = await servePicture(shop, sha256, '64.webp');
    expect(headers).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': expect.stringContaining('immutable'),
    });
    expect(await text(body as never)).not.toBe('');
    expect(await refusalOf(servePicture(shop, sha256, '65.webp'))).toMatchObject({ code: 'PICTURE_UNKNOWN' });
  });

  it('must be uploaded before a product names it', async () => {
    const pictures = [{ sha256: 'f'.repeat(64), alt: 'Nothing' }];
    const product = license({ presentation: { pictures } });
    expect(await refusalOf(createProduct(shop, operator, product))).toMatchObject({
      code: 'PICTURE_UNKNOWN',
      fields: ['presentation.pictures'],
    });
  });
});
