import { createHash, randomBytes } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U, so that a key survives being read aloud. 32 letters: five bits each. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 26 letters of 5 bits: 130 random bits. */
const RANDOM_LETTERS = 26;
/** 20 bits: one typing error in a million passes and is then simply unknown. */
const CHECK_LETTERS = 4;
const GROUP_LETTERS = 5;

/** A prefix names the vendor or product at the front of each of its keys. */
export const LICENSE_PREFIX_PATTERN = /^[A-Z][A-Z0-9]{1,7}$/;
const PREFIX_LETTERS_MIN = 2;
const PREFIX_LETTERS_MAX = 8;

/** Longer than any key with spaces for hyphens; a caller need not be listened to beyond it. */
export const LICENSE_KEY_TEXT_MAX = 100;

/** Makes a key such as `VZX-7K3QM-…`: the prefix, then six groups of five letters, the last four of them for checking. */
export function makeLicenseKey(prefix: string): string {
  const random = Array.from(randomBytes(RANDOM_LETTERS), (byte) => ALPHABET[byte & 31]).join('');
  const letters = random + checkLetters(canonical(prefix) + random);
  const groups = letters.match(new RegExp(`.{${GROUP_LETTERS}}`, 'g'))!; // because 30 letters are six whole groups
  return [prefix, ...groups].join('-');
}

/**
 * The key as it is looked up: hyphens, spaces and case do not count, and what people misread is read as it was meant.
 *
 * @returns undefined when the check letters say that this was never a key.
 */
export function readLicenseKey(text: string): string | undefined {
  if (text.length > LICENSE_KEY_TEXT_MAX) return undefined;
  const letters = canonical(text);
  const prefixLetters = letters.length - RANDOM_LETTERS - CHECK_LETTERS;
  if (prefixLetters < PREFIX_LETTERS_MIN || prefixLetters > PREFIX_LETTERS_MAX) return undefined;
  const checked = letters.slice(0, -CHECK_LETTERS);
  return letters.slice(-CHECK_LETTERS) === checkLetters(checked) ? letters : undefined;
}

/** What tells two keys apart on a screen: `VZX-…-9QX2`. Only check letters are shown; 110 random bits stay unknown. */
export function hintOf(prefix: string, licenseKey: string): string {
  return `${prefix}-…-${licenseKey.slice(-CHECK_LETTERS)}`;
}

function canonical(text: string): string {
  return text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
}

function checkLetters(letters: string): string {
  const digest = createHash('sha256').update(`license key ${letters}`).digest();
  return Array.from(digest.subarray(0, CHECK_LETTERS), (byte) => ALPHABET[byte & 31]).join('');
}
