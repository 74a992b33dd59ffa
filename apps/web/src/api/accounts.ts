import { queryOptions } from '@tanstack/react-query';
import type { Language } from '@vozex/domain';
import { answerOf, api } from './client.ts';
import { request } from './request.ts';

/** Who signs in or out is noticed within a minute, in another tab too. */
const SESSION_FRESH_MS = 60_000;

/** Who is signed in, and what kind of installation this is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/session', { signal })),
  staleTime: SESSION_FRESH_MS,
});

/** Keeps what the user wants to be spoken to in, on every device. */
export function chooseLanguage(language: Language) {
  return answerOf(api.PUT('/api/me/language', { body: { language } }));
}

// The endpoints below are the accounts library's own; their paths and bodies are documented by it.

export function signUp(body: { email: string; password: string; name: string; callbackURL: string }) {
  return request<unknown>('POST', '/api/auth/sign-up/email', { body });
}

/** Answers `twoFactorRedirect` when a second factor must follow. */
export function signIn(body: { email: string; password: string }) {
  return request<{ twoFactorRedirect?: boolean }>('POST', '/api/auth/sign-in/email', { body });
}

/** Mails a link that signs in and proves the address; it leads to `callbackURL`. */
export function sendMagicLink(body: { email: string; callbackURL: string }) {
  return request<unknown>('POST', '/api/auth/sign-in/magic-link', { body });
}

export function signOut() {
  return request<unknown>('POST', '/api/auth/sign-out', { body: {} });
}

/** Begins two-factor: nothing is required at sign-in until a first code was verified. */
export function enableTwoFactor(body: { password?: string }) {
  return request<{ totpURI: string; backupCodes: string[] }>('POST', '/api/auth/two-factor/enable', { body });
}

export function verifyTotp(body: { code: string; trustDevice?: boolean }) {
  return request<unknown>('POST', '/api/auth/two-factor/verify-totp', { body });
}

export function verifyBackupCode(body: { code: string }) {
  return request<unknown>('POST', '/api/auth/two-factor/verify-backup-code', { body });
}

export function disableTwoFactor(body: { password?: string }) {
  return request<unknown>('POST', '/api/auth/two-factor/disable', { body });
}
