import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hintOf, makeLicenseKey, readLicenseKey } from './license-key.ts';

describe('a license key', () => {
  it('has its prefix, then six groups of five letters nobody confuses', () => {
    for (let n = 0; n < 200; n += 1) {
      expect(makeLicenseKey('VZX')).toMatch(/^VZX(-[0-9A-HJKMNP-TV-Z]{5}){6}$/);
    }
  });

  it('uses every letter at each of its 26 random places', () => {
    const seen = Array.from({ length: 26 }, () => new Set<string>());
    for (let n = 0; n < 2_000; n += 1) {
      const letters = makeLicenseKey('VZX').replaceAll('-', '').slice(3);
      for (const [index, place] of seen.entries()) place.add(letters[index] ?? '');
    }
    expect(seen.map((place) => place.size)).toEqual(Array(26).fill(32));
  });

  it('can be read back whatever its prefix, and notices any single wrong letter', () => {
    const key = makeLicenseKey('OIL0');
    expect(readLicenseKey(key)).toHaveLength(34);
    const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    fc.assert(
      fc.property(fc.nat(key.length - 1), fc.constantFrom(...letters), (place, letter) => {
        const changed = key.slice(0, place) + letter + key.slice(place + 1);
        fc.pre(key[place] !== '-' && readLicenseKey(changed) !== readLicenseKey(key));
        expect(readLicenseKey(changed)).toBeUndefined();
      }),
    );
  });

  it('shows only its check letters in a hint', () => {
    const key = makeLicenseKey('VZX');
    expect(hintOf('VZX', key)).toBe(`VZX-…-${key.slice(-4)}`);
  });

  it('is not found in any text that is none', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => readLicenseKey(text) === undefined));
  });
});
