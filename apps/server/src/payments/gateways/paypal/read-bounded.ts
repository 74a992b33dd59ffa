/** Reads a body to its end; `undefined` when it is larger than allowed. */
export async function readBounded(
  body: AsyncIterable<Uint8Array> | null,
  bytesMax: number,
): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > bytesMax) return undefined; // leaving the loop ends the download
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
