import { describe, expect, it } from 'vitest';
import { readHost } from './read-host.ts';

describe('what a person types as a domain', () => {
  it.each([
    ['app.example.com', 'app.example.com'],
    ['  App.Example.COM. ', 'app.example.com'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
    ['пример.рф', 'xn--e1afmkfd.xn--p1ai'],
    ['例え.jp', 'xn--r8jz45g.jp'],
    ['東京タワーtokyo.jp', 'xn--tokyo-lr4dmmodv073ay09b.jp'],
    ['a-1.b2.example', 'a-1.b2.example'],
  ])('%s is %s', (typed, host) => {
    expect(readHost(typed)).toEqual({ host });
  });

  it.each([
    'example',
    'https://app.example.com',
    'app.example.com/path',
    'app.example.com:8080',
    'ada@example.com',
    '*.example.com',
    '_dmarc.example.com',
    'app..example.com',
    '-app.example.com',
    '192.0.2.7',
    '[2001:db8::7]',
    '0x7f.1',
    'app.example.7',
    `${'a'.repeat(64)}.example.com`,
    `${'a.'.repeat(130)}com`,
    'app.localhost',
    'printer.local',
    'db.internal',
    'xn--zzzzzz-.example',
    '',
  ])('%s is none', (typed) => {
    expect(readHost(typed)).toHaveProperty('refused');
  });

  it.each([
    ['pаypal.com', 'a Cyrillic letter among Latin ones'],
    ['xn--pypal-4ve.com', 'the same as punycode'],
    ['аррӏе.com', 'Cyrillic letters alone that read as a Latin word'],
    ['gооgle.example', 'two of them'],
    ['ορο.com', 'Greek ones'],
  ])('%s is refused: %s', (typed) => {
    expect(readHost(typed)).toEqual({ refused: 'has letters that look like those of another alphabet' });
  });
});
