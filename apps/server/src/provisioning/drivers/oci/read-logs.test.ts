import { describe, expect, it } from 'vitest';
import { withoutFrames } from './read-logs.ts';

describe("an application's output as engines frame it", () => {
  /** @param stream 1 for standard output, 2 for errors. */
  function frame(stream: number, text: string): Buffer {
    const header = Buffer.from([stream, 0, 0, 0, 0, 0, 0, 0]);
    header.writeUInt32BE(Buffer.byteLength(text), 4);
    return Buffer.concat([header, Buffer.from(text)]);
  }

  it('reads as it was written, both streams in their order', () => {
    expect(withoutFrames(Buffer.concat([frame(1, 'one\n'), frame(2, 'two\n'), frame(1, 'three\n')]))).toBe(
      'one\ntwo\nthree\n',
    );
  });

  it('keeps a letter whole that two frames share', () => {
    const [first, second] = [Buffer.from('é').subarray(0, 1), Buffer.from('é').subarray(1)];
    const framed = [first, second].map((byte) => Buffer.concat([Buffer.from([1, 0, 0, 0, 0, 0, 0, 1]), byte]));
    expect(withoutFrames(Buffer.concat(framed))).toBe('é');
  });

  it('gives what is there of a frame that was cut off', () => {
    expect(withoutFrames(frame(1, 'a long line').subarray(0, 12))).toBe('a lo');
    expect(withoutFrames(Buffer.from([1, 0, 0]))).toBe('');
  });
});
