import type { Errand } from './errand.ts';
import { lookUp } from './look-up.ts';

/** Nobody reads more on a page; one long line must not become the server's memory. */
const LOG_CHARACTERS_MAX = 262_144;

/** Before each piece of output stands its stream (1 byte), three zeros and its length (4 bytes, big endian). */
const FRAME_HEADER_BYTES = 8;
const FRAME_LENGTH_AT = 4;

/** The last lines an application wrote, to either stream, in their order. Empty for one that is not there. */
export async function readLogs(errand: Errand, instanceKey: string, lines: number): Promise<string> {
  const found = await lookUp(errand, instanceKey);
  if (!found) return '';
  const framed = await errand.engine.getContainer(found.id).logs({ stdout: true, stderr: true, tail: lines });
  return withoutFrames(framed).slice(-LOG_CHARACTERS_MAX);
}

/** @see https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerAttach */
export function withoutFrames(framed: Buffer): string {
  const pieces: Buffer[] = [];
  for (let at = 0; at + FRAME_HEADER_BYTES <= framed.length; ) {
    const begin = at + FRAME_HEADER_BYTES;
    const end = begin + framed.readUInt32BE(at + FRAME_LENGTH_AT);
    pieces.push(framed.subarray(begin, end));
    at = end;
  }
  return Buffer.concat(pieces).toString('utf8');
}
