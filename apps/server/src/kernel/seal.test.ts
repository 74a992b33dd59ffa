import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openSeal } from './seal.ts';

const key = () => randomBytes(32).toString('base64');
const [first, second, third] = [key(), key(), key()];

describe('a sealed value', () => {
  it('opens again, and is another text each time', () => {
    const seal = openSeal([first]);
    const sealed = seal.seal('whsec_1', 'secret:pos');
    expect(seal.open(sealed, 'secret:pos')).toBe('whsec_1');
    expect(sealed).not.toContain('whsec_1');
    expect(seal.seal('whsec_1', 'secret:pos')).not.toBe(sealed);
  });

  it('may be empty or hold any character', () => {
    const seal = openSeal([first]);
    for (const value of ['', 'ünïcode \u0000 💡', 'x'.repeat(10_000)])
      expect(seal.open(seal.seal(value, 'p'), 'p')).toBe(value);
  });

  it('does not open when it was moved to another row', () => {
    const seal = openSeal([first]);
    expect(() => seal.open(seal.seal('mine', 'license:lic_1'), 'license:lic_2')).toThrow();
  });

  it('does not open when any part of it was altered', () => {
    const seal = openSeal([first]);
    const parts = seal.seal('the value', 'p').split('.') as [string, string, string]; // because a sealed value has three parts
    const flip = (part: string) =>
      Buffer.from(part, 'base64')
        .map((byte, i) => (i === 3 ? byte ^ 1 : byte))
        .toString();
    for (const place of [1, 2]) {
      const altered = parts
        .map((part, i) => (i === place ? Buffer.from(flip(part)).toString('base64') : part))
        .join('.');
      expect(() => seal.open(altered, 'p')).toThrow();
    }
    expect(() => seal.open(parts.slice(0, 2).join('.'), 'p')).toThrow();
    expect(() => seal.open('', 'p')).toThrow('not in VOZEX_MASTER_KEY');
  });
});

describe('rotating the master key', () => {
  it('opens old values with the new ring and seals new ones under the new key', () => {
    const before = openSeal([first]);
    const old = before.seal('value', 'p');
    const after = openSeal([second, first]);
    expect(after.open(old, 'p')).toBe('value');
    expect(after.keyId).not.toBe(before.keyId);
    expect(after.seal('value', 'p').startsWith(after.keyId)).toBe(true);
    expect(() => before.open(after.seal('value', 'p'), 'p')).toThrow('not in VOZEX_MASTER_KEY');
  });

  it('leaves fingerprints and signatures as they were, so that licenses are still found', () => {
    const before = openSeal([first]);
    const after = openSeal([third, second, first]);
    expect(after.fingerprint('LIC-1', 'license')).toBe(before.fingerprint('LIC-1', 'license'));
    expect(after.sign('/d/1', 'download')).toBe(before.sign('/d/1', 'download'));
  });

  it('can retire a key between the newest and the oldest', () => {
    const old = openSeal([first]).seal('value', 'p');
    expect(openSeal([third, first]).open(old, 'p')).toBe('value');
  });
});

describe('fingerprints', () => {
  it('of one value differ by purpose, and no shifting of the border between the two makes them equal', () => {
    const seal = openSeal([first]);
    expect(seal.fingerprint('v', 'a')).not.toBe(seal.fingerprint('v', 'b'));
    expect(seal.fingerprint('bc', 'a')).not.toBe(seal.fingerprint('c', 'ab'));
  });
});

describe('a master key', () => {
  it.each(['', 'secret', Buffer.alloc(16).toString('base64')])('that can be tried out is refused: %j', (text) => {
    expect(() => openSeal([text])).toThrow('openssl rand -base64 32');
  });

  it('may be base64, hex, or a long passphrase', () => {
    const bytes = Buffer.alloc(32, 9);
    const sealed = openSeal([bytes.toString('base64')]).seal('key', 'p');
    expect(openSeal([bytes.toString('hex')]).open(sealed, 'p')).toBe('key');
    const passphrase = openSeal(['a passphrase that nobody tries out, ever']);
    expect(passphrase.open(passphrase.seal('key', 'p'), 'p')).toBe('key');
  });
});
