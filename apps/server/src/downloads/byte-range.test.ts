import { describe, expect, it } from 'vitest';
import { attachmentNamed } from '../kernel/content-disposition.ts';
import { partOf } from './byte-range.ts';

const ETAG = '"abc"';

describe('a Range header', () => {
  it.each([
    ['bytes=0-4', { kind: 'part', start: 0, end: 4 }],
    ['bytes=5-', { kind: 'part', start: 5, end: 9 }],
    ['bytes=-3', { kind: 'part', start: 7, end: 9 }],
    ['bytes=-300', { kind: 'part', start: 0, end: 9 }],
    ['bytes=9-9', { kind: 'part', start: 9, end: 9 }],
    ['bytes=4-300', { kind: 'part', start: 4, end: 9 }],
  ])('%s is that part', (range, part) => {
    expect(partOf(range, undefined, ETAG, 10)).toEqual(part);
  });

  it.each(['bytes=10-', 'bytes=10-12', 'bytes=-0'])('%s lies behind the end', (range) => {
    expect(partOf(range, undefined, ETAG, 10)).toEqual({ kind: 'unsatisfiable' });
  });

  it.each([
    undefined,
    '',
    'bytes=',
    'bytes=-',
    'bytes=4-2',
    'bytes=0-1,3-4',
    'lines=1-2',
    'bytes=a-b',
    `bytes=${'9'.repeat(40)}-`,
  ])('%s gets the whole file', (range) => {
    expect(partOf(range, undefined, ETAG, 10)).toEqual({ kind: 'whole', start: 0, end: 9 });
  });

  it('is honored for the version the caller has begun, and for no other', () => {
    expect(partOf('bytes=5-', ETAG, ETAG, 10)).toMatchObject({ kind: 'part' });
    for (const other of ['"xyz"', 'W/"abc"', 'Sun, 01 Mar 2026 12:00:00 GMT']) {
      expect(partOf('bytes=5-', other, ETAG, 10)).toMatchObject({ kind: 'whole' });
    }
  });
});

describe('the name a file is saved under', () => {
  it('is plain for old readers and exact for the others', () => {
    expect(attachmentNamed('Bericht für Ада (1).zip')).toBe(
      `attachment; filename="Bericht fur ___ (1).zip"; filename*=UTF-8''Bericht%20f%C3%BCr%20%D0%90%D0%B4%D0%B0%20%281%29.zip`,
    );
  });

  it.each(['a"; filename="evil.exe', 'a\r\nset-cookie: b=c', '%22.zip', '\ud800.zip', 'a\\"b', "it's*.zip"])(
    'cannot break out of its header: %j',
    (name) => {
      const header = attachmentNamed(name);
      expect(header).toMatch(/^attachment; filename="[^"\\%\r\n]*"; filename\*=UTF-8''[\w.!~%+-]*$/);
    },
  );
});
