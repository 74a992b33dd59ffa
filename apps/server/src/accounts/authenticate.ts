import { createHash, timingSafeEqual } from 'node:crypto';
import { languageFrom, roleReaches } from '@vozex/domain';
import { parseCookies } from 'better-auth/cookies';
import { constantTimeEqual, makeSignature } from 'better-auth/crypto';
import type { App } from '../kernel/app.ts';
import type { Actor } from '../kernel/route.ts';
import { hashOf, looksLikeKey } from './api-keys/secret-key.ts';
import { findKey } from './api-keys/store.ts';
import { findSession } from './store.ts';

export type RequestHeaders = Record<string, string | string[] | undefined>;

const ANONYMOUS: Actor = { kind: 'anonymous' };

/**
 * Who is asking. Costs one statement with a well-signed session cookie and none without; a wrong bearer key is nobody,
 * whatever cookie comes with it. A user with a second factor has a session only after showing it, so that
 * `twoFactor` says that it was shown.
 */
export async function authenticate(
  app: Pick<App, 'db' | 'clock'>,
  signIn: { cookieName: string; secret: string; ownerApiKey?: string | undefined },
  headers: RequestHeaders,
): Promise<Actor> {
  const bearer = /^Bearer +(\S+) *$/i.exec(single(headers.authorization))?.[1];
  if (bearer !== undefined) {
    if (signIn.ownerApiKey && sameSecret(bearer, signIn.ownerApiKey))
      return { kind: 'api_key', role: 'owner', keyId: null };
    return (await keyHolder(app, bearer)) ?? ANONYMOUS;
  }
  const token = await signedToken(single(headers.cookie), signIn);
  if (!token) return ANONYMOUS;
  const session = await findSession(app.db.read, token, app.clock.now());
  if (!session) return ANONYMOUS;
  return {
    kind: 'user',
    userId: session.user_id,
    email: session.email,
    name: session.name,
    role: session.role,
    customerId: session.customer_id,
    twoFactor: session.two_factor_enabled,
    language: languageFrom(session.language),
  };
}

/** A key of the team: it can do no more than its maker may today. */
async function keyHolder(app: Pick<App, 'db' | 'clock'>, bearer: string): Promise<Actor | undefined> {
  if (!looksLikeKey(bearer)) return undefined;
  const key = await findKey(app.db.read, hashOf(bearer), app.clock.now());
  if (!key || key.maker_role === 'customer') return undefined;
  const role = roleReaches(key.maker_role, key.role) ? key.role : key.maker_role;
  return { kind: 'api_key', role, keyId: key.id };
}

/** The token of better-auth's session cookie, `token.signature`, when the signature is ours. */
async function signedToken(
  cookie: string,
  signIn: { cookieName: string; secret: string },
): Promise<string | undefined> {
  if (cookie === '') return undefined;
  const value = parseCookies(cookie).get(signIn.cookieName);
  const dot = value?.lastIndexOf('.') ?? -1;
  if (!value || dot < 1) return undefined;
  const token = value.slice(0, dot);
  const expected = await makeSignature(token, signIn.secret);
  return constantTimeEqual(value.slice(dot + 1), expected) ? token : undefined;
}

/** Compares digests, so that neither length nor prefix shows in the time it takes. */
function sameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

function single(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value : '';
}
