/** The beginning of a body as text, of so many bytes at most. What comes after is not read. */
export async function readStart(body: ReadableStream<Uint8Array> | null, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let leftBytes = maxBytes;
  for await (const chunk of body ?? []) {
    chunks.push(chunk.subarray(0, leftBytes));
    leftBytes -= chunk.length;
    if (leftBytes <= 0) break;
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}
