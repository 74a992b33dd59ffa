import { isIP } from 'node:net';
import { domainToASCII, domainToUnicode } from 'node:url';

/** A name as DNS and browsers use it, or why it is none that can be used; the reason continues "it …". */
export type HostRead = { host: string } | { refused: string };

/** Names that never lead anywhere on the internet (RFC 6761, 6762, 7686, 8375). */
const NOWHERE = ['localhost', 'local', 'internal', 'onion', 'arpa', 'invalid'];

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Reads what a person typed as a host name: letters of other alphabets become punycode, capitals small. A name that
 * looks like another one is refused, since it would be served by the shop.
 */
export function readHost(typed: string): HostRead {
  const trimmed = typed.trim().replace(/\.$/, '');
  if (/[/:@?#*\s_]/.test(trimmed)) return { refused: 'is not a plain name such as app.example.com' };
  const host = domainToASCII(trimmed);
  if (host === '' || host.length > 253 || isIP(host) !== 0) return { refused: 'is not a name such as app.example.com' };
  const labels = host.split('.');
  const last = labels.at(-1) ?? '';
  if (labels.length < 2 || !labels.every((label) => LABEL.test(label)) || /^\d+$/.test(last)) {
    return { refused: 'is not a name such as app.example.com' };
  }
  if (NOWHERE.includes(last)) return { refused: `ends in .${last}, which is not reachable from the internet` };
  if (domainToUnicode(host).split('.').some(looksLikeAnother)) {
    return { refused: 'has letters that look like those of another alphabet' };
  }
  return { host };
}

/** Alphabets that are written together (Unicode Technical Standard 39, "highly restrictive"). */
const WRITTEN_TOGETHER = [
  /^[\p{Script=Latin}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]*$/u,
  /^[\p{Script=Latin}\p{Script=Han}\p{Script=Bopomofo}]*$/u,
  /^[\p{Script=Latin}\p{Script=Han}\p{Script=Hangul}]*$/u,
];

/** Cyrillic and Greek letters that are drawn as Latin ones: a word of these alone reads as another word. */
const DRAWN_AS_LATIN = /^[асԁеһіјӏорԛѕԝхуъЬгпѵοανκρυχιγωτ0-9-]+$/u;

function looksLikeAnother(label: string): boolean {
  const letters = label.replaceAll(/[\p{Script=Common}\p{Script=Inherited}]/gu, '');
  const scripts = scriptsOf(letters);
  if (scripts.size > 1 && !WRITTEN_TOGETHER.some((together) => together.test(letters))) return true;
  return scripts.size > 0 && !scripts.has('Latin') && DRAWN_AS_LATIN.test(label);
}

/** Those that are used for domains today; every other one counts as one more. */
const SCRIPTS = (
  'Latin Cyrillic Greek Armenian Hebrew Arabic Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada ' +
  'Malayalam Sinhala Thai Lao Tibetan Myanmar Georgian Hangul Ethiopic Khmer Hiragana Katakana Bopomofo Han Thaana'
).split(' ');
const IN_SCRIPT = SCRIPTS.map((name) => [name, new RegExp(`\\p{Script=${name}}`, 'u')] as const);

function scriptsOf(letters: string): Set<string> {
  const found = [...letters].map((letter) => IN_SCRIPT.find(([, pattern]) => pattern.test(letter))?.[0] ?? 'other');
  return new Set(found);
}
