import { randomBytes } from 'node:crypto';

/** A new id that sorts by nothing and tells nothing: 120 random bits behind a readable prefix. */
export function newId(prefix: 'ten' | 'mem' | 'itm' | 'reg' | 'sal'): string {
  return `${prefix}_${randomBytes(15).toString('hex')}`;
}
