/** A body as text, piece by piece as it comes. Who leaves early ends the exchange. */
export async function* textPieces(body: ReadableStream<Uint8Array> | null): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const bytes of body ?? []) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}
