import { acceptedLanguage, LANGUAGE_COOKIE, LANGUAGES, type Language, languageFrom } from '@vozex/domain';
import { parseCookies } from 'better-auth/cookies';
import type { FastifyRequest } from 'fastify';
import { languageSetting } from './accounts/index.ts';
import type { Actor } from './kernel/route.ts';
import { readSetting } from './kernel/settings.ts';
import type { Shop } from './wiring.ts';

/** A page is another one for each of these; caches must know. */
export const PAGE_VARIES_BY = 'Accept-Language, Cookie';

/**
 * The language of a page: the one its address names (so that search engines find each), what its reader has chosen in
 * his account or in this browser, what the browser asks for, what the shop speaks. A page is answered without a
 * database, too: then by what the browser says.
 *
 * @param actor who asks; undefined where that cannot be told.
 */
export async function languageOf(shop: Shop, request: FastifyRequest, actor: Actor | undefined): Promise<Language> {
  const asked = languageFrom(new URL(request.url, shop.publicUrl).searchParams.get('lang'));
  if (asked) return asked;
  const { cookie } = request.headers;
  const chosen = cookie ? languageFrom(parseCookies(cookie).get(LANGUAGE_COOKIE)) : undefined;
  const accepted = acceptedLanguage(request.headers['accept-language']);
  const own = actor?.kind === 'user' ? actor.language : null;
  try {
    return own ?? chosen ?? accepted ?? (await readSetting(shop.db.read, languageSetting)).default;
  } catch {
    return chosen ?? accepted ?? 'en';
  }
}

/** The page in a language, telling search engines where it is in the others. */
export function pageIn(page: string, language: Language, address: string): string {
  const alternates = [...LANGUAGES, 'x-default' as const].map((other) => {
    const url = new URL(address);
    url.searchParams.delete('lang');
    if (other !== 'x-default') url.searchParams.set('lang', other);
    return `<link rel="alternate" hreflang="${other}" href="${url.href.replaceAll('&', '&amp;').replaceAll('"', '%22')}" />`;
  });
  return page
    .replace('<html lang="en">', `<html lang="${language}">`)
    .replace('</head>', () => `${alternates.join('')}</head>`);
}
