import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { VozexError } from './errors.ts';

/** How much came, and its digest in hexadecimal. */
export type Measured = { bytes: number; sha256: string };

/** What an upload may be at most, and the room's own errors for what goes wrong with it. */
export type UploadLimits = { bytesMax: number; tooLarge(): VozexError; brokenOff(cause: unknown): VozexError };

/**
 * Writes what is uploaded into storage, measured on its way. On a fault nothing is left under the key.
 *
 * @throws what the limits make: a stream that ends early and a full disk look alike from here, so both are `brokenOff`
 */
export async function receiveUpload(
  storage: { write(key: string, content: Readable): Promise<void> },
  key: string,
  content: Readable,
  { bytesMax, tooLarge, brokenOff }: UploadLimits,
): Promise<Measured> {
  const hash = createHash('sha256');
  let bytes = 0;
  async function* measured() {
    for await (const chunk of content as AsyncIterable<Buffer>) {
      bytes += chunk.byteLength;
      if (bytes > bytesMax) throw tooLarge();
      hash.update(chunk);
      yield chunk;
    }
  }
  try {
    await storage.write(key, Readable.from(measured(), { objectMode: false }));
  } catch (error) {
    throw error instanceof VozexError ? error : brokenOff(error);
  }
  return { bytes, sha256: hash.digest('hex') };
}
