import { createHash, randomBytes } from 'node:crypto';

/** What a key begins with, so that people and scanners know one when they see one. */
const PREFIX = 'vzx_';
const RANDOM_BYTES = 32;

/** A new key: shown once; what is kept says nothing of it. */
export function newKey(): { key: string; hint: string; hash: string } {
  const key = PREFIX + randomBytes(RANDOM_BYTES).toString('base64url');
  return { key, hint: `${PREFIX}…${key.slice(-4)}`, hash: hashOf(key) };
}

/** 256 random bits need no slow hash: nobody guesses them. */
export function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

export function looksLikeKey(bearer: string): boolean {
  return bearer.startsWith(PREFIX);
}
