/** A file of an archive. */
export interface ZipEntry {
  readonly name: string;
  readonly text: string;
}

/** 1 January 1980, the first day that the format knows: so the same files are the same archive. */
const DOS_DATE = 0x21;
const UTF8_NAMES = 0x0800;

/** An archive of text files, uncompressed (PKWARE APPNOTE 6.3.10, sections 4.3.7 to 4.3.16). */
export function zipFiles(entries: readonly ZipEntry[]): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const [name, data] = [encoder.encode(entry.name), encoder.encode(entry.text)];
    const facts = [20, UTF8_NAMES, 0, 0, DOS_DATE];
    const sizes = [crc32(data), data.length, data.length];
    const local = record([0x04034b50], facts, sizes, [name.length, 0]);
    directory.push(record([0x02014b50], [20, ...facts], sizes, [name.length, 0, 0, 0, 0], [0, offset]), name);
    pieces.push(local, name, data);
    offset += local.length + name.length + data.length;
  }
  const directoryLength = directory.reduce((sum, { length }) => sum + length, 0);
  const count = entries.length;
  const end = record([0x06054b50], [0, 0, count, count], [directoryLength, offset], [0]);
  return joined([...pieces, ...directory, end]);
}

/** Numbers in little-endian order: lists of four bytes, two bytes, four bytes and so on. */
function record(...lists: number[][]): Uint8Array {
  const widths = lists.map((_, n) => (n % 2 === 0 ? 4 : 2));
  const length = lists.reduce((sum, list, n) => sum + list.length * (widths[n] ?? 0), 0);
  const view = new DataView(new ArrayBuffer(length));
  let at = 0;
  lists.forEach((list, n) => {
    for (const value of list) {
      if (widths[n] === 4) view.setUint32(at, value, true);
      else view.setUint16(at, value, true);
      at += widths[n] ?? 0;
    }
  });
  return new Uint8Array(view.buffer);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** The checksum of the format (ISO 3309), bit by bit: exports are small. */
function crc32(data: Uint8Array): number {
  let crc = ~0;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
