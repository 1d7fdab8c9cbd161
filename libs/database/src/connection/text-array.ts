/** Type id of `text` (pg_type.dat), and the sizes in the wire format of arrays (array_recv in arrayfuncs.c), in bytes. */
const TEXT_TYPE_ID = 25;
const HEADER_BYTES = 20;
const LENGTH_BYTES = 4;

/**
 * Encodes texts as a `text[]` parameter in PostgreSQL's binary format, which needs no quoting: with 2 kB per text it takes half
 * the time of the usual array literal, on both sides.
 */
export function textArray(values: readonly (string | null)[]): Buffer {
  const lengths = values.map((value) => (value === null ? -1 : Buffer.byteLength(value)));
  const total = lengths.reduce((sum, length) => sum + LENGTH_BYTES + Math.max(length, 0), HEADER_BYTES);
  const buffer = Buffer.allocUnsafe(total);
  let at = buffer.writeInt32BE(values.length === 0 ? 0 : 1, 0); // dimensions
  at = buffer.writeInt32BE(1, at); // may hold nulls
  at = buffer.writeInt32BE(TEXT_TYPE_ID, at);
  at = buffer.writeInt32BE(values.length, at);
  at = buffer.writeInt32BE(1, at); // index of the first element
  if (values.length === 0) return buffer.subarray(0, HEADER_BYTES - 2 * LENGTH_BYTES);
  values.forEach((value, index) => {
    at = buffer.writeInt32BE(lengths[index] ?? -1, at);
    if (value !== null) at += buffer.write(value, at, 'utf8');
  });
  return buffer;
}
