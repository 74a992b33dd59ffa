import { request } from './request.ts';
import type { Picture } from './types.ts';

/** Sends a picture's bytes; what it is, the server reads from them. */
export const uploadPicture = (file: File) => request<Picture>('POST', '/api/admin/pictures', { body: file });
