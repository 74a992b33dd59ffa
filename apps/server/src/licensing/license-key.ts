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

/** Longer than any key of ours, and than the signed texts that other shops sell as keys; beyond it nobody is listened to. */
export const LICENSE_KEY_TEXT_MAX = 1_000;

/** A key of an earlier shop is taken as it is; one that is shorter could be guessed. */
const FOREIGN_LETTERS_MIN = 8;

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

/**
 * Any key that may be stored, as it is looked up: of ours, what it was meant to be; of an earlier shop's, each letter as
 * it stands, since nobody knows which of them counted there.
 *
 * @returns undefined when it is none.
 */
export function canonicalKey(text: string): string | undefined {
  const ours = readLicenseKey(text);
  if (ours !== undefined) return ours;
  const foreign = text.trim();
  const isKey =
    foreign.length >= FOREIGN_LETTERS_MIN && foreign.length <= LICENSE_KEY_TEXT_MAX && !/\p{Cc}/u.test(foreign);
  return isKey ? `earlier ${foreign}` : undefined; // no key of ours has a space in it
}

/** What tells two keys of an earlier shop apart: `…9QX2`, and of a short key less. */
export function foreignHintOf(licenseKey: string): string {
  const shown = licenseKey.length >= 16 ? 4 : 2;
  return `…${licenseKey.slice(-shown)}`;
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
