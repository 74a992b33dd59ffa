import { z } from 'zod';
import type { App } from '../../kernel/app.ts';
import { PageQuery, pageOf } from '../../kernel/page.ts';
import { defineRoute, rawAnswer } from '../../kernel/route.ts';
import { CatalogError } from '../errors.ts';
import { listPictures } from './list-pictures.ts';
import { LOGO_FILE, Picture, PictureHash, PREVIEW_FILE, shownPicture } from './picture.ts';
import { servePicture } from './serve-picture.ts';
import { PICTURE_BYTES_MAX, type PictureStorage, uploadPicture } from './upload-picture.ts';

type PicturesApp = App & { storage: PictureStorage };

/** A page of a gallery asks for a dozen; a crawler for hundreds. */
const PICTURES_PER_MINUTE = 3_000;

const upload = defineRoute({
  method: 'POST',
  path: '/api/admin/pictures',
  access: 'operator',
  tag: 'admin: catalog',
  summary: 'Keep a picture (PNG, JPEG, WebP or AVIF; its bytes are the body), in every width that pages ask for',
  bodyKind: 'raw',
  bodyLimit: PICTURE_BYTES_MAX,
  output: Picture,
  status: 201,
  throws: [CatalogError],
  handle: async (app: PicturesApp, _input, { actor, rawBody }) =>
    shownPicture(await uploadPicture(app, actor, rawBody), ''),
});

const list = defineRoute({
  method: 'GET',
  path: '/api/admin/pictures',
  access: 'read_only',
  tag: 'admin: catalog',
  summary: 'Pictures that were uploaded, newest first',
  query: PageQuery,
  output: pageOf(Picture),
  handle: (app: PicturesApp, { query }) => listPictures(app, query),
});

const serve = defineRoute({
  method: 'GET',
  path: '/pictures/{sha256}/{file}',
  access: 'anyone',
  tag: 'catalog',
  summary: 'A picture in one width, or as JPEG for previews; its address is its content and never changes',
  params: z.object({
    sha256: PictureHash,
    file: z.union([z.string().regex(/^\d{1,5}\.webp$/), z.enum([LOGO_FILE, PREVIEW_FILE])]),
  }),
  output: rawAnswer,
  throws: [CatalogError],
  perMinute: PICTURES_PER_MINUTE,
  handle: (app: PicturesApp, { params }) => servePicture(app, params.sha256, params.file),
});

export const pictureRoutes = [upload, list, serve];
