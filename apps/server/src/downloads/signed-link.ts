import { timingSafeEqual } from 'node:crypto';
import type { Seal } from '../kernel/seal.ts';

/** One file of one grant until one instant. */
export type Link = {
  grantId: string;
  artifactId: string;
  /** Seconds since 1970. */
  expires: number;
};

export function signatureOf(seal: Seal, link: Link): string {
  return seal.sign(`${link.grantId} ${link.artifactId} ${link.expires}`, 'download link');
}

/** True when we made this very link: any other grant, file or expiry has another signature. */
export function isOurs(seal: Seal, link: Link & { signature: string }): boolean {
  const expected = Buffer.from(signatureOf(seal, link));
  const given = Buffer.from(link.signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
