/** PostgreSQL refuses NOTIFY payloads of 8,000 bytes and more. */
const MAX_PAYLOAD_BYTES = 7_500;

/** Packs JSON texts into JSON arrays of at most 7,500 bytes each, in order. A text that is too long by itself is left out. */
export function packPayloads(texts: string[]): string[] {
  const payloads: string[] = [];
  let packed: string[] = [];
  let bytes = 2;
  for (const text of texts) {
    // A comma follows each.
    const added = Buffer.byteLength(text) + 1;
    if (added + 2 > MAX_PAYLOAD_BYTES) continue;
    if (bytes + added > MAX_PAYLOAD_BYTES) {
      payloads.push(`[${packed.join(',')}]`);
      packed = [];
      bytes = 2;
    }
    packed.push(text);
    bytes += added;
  }
  if (packed.length > 0) payloads.push(`[${packed.join(',')}]`);
  return payloads;
}

/** Reads the arrays in a payload; empty when it is none of ours. */
export function unpackPayload(payload: string): unknown[][] {
  try {
    const value: unknown = JSON.parse(payload);
    return Array.isArray(value) ? value.filter((each): each is unknown[] => Array.isArray(each)) : [];
  } catch {
    return [];
  }
}
