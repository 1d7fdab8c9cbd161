import { zipFiles } from './zip-files';

/** Reads an archive as its directory tells. */
function unzip(bytes: Uint8Array): Record<string, { text: string; crc: number }> {
  const view = new DataView(bytes.buffer);
  const decoder = new TextDecoder();
  const end = bytes.length - 22;
  expect(view.getUint32(end, true)).toBe(0x06054b50);
  let at = view.getUint32(end + 16, true);
  const files: Record<string, { text: string; crc: number }> = {};
  for (let n = 0; n < view.getUint16(end + 10, true); n += 1) {
    expect(view.getUint32(at, true)).toBe(0x02014b50);
    const nameLength = view.getUint16(at + 28, true);
    const name = decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const local = view.getUint32(at + 42, true);
    expect(view.getUint32(local, true)).toBe(0x04034b50);
    const start = local + 30 + view.getUint16(local + 26, true);
    const text = decoder.decode(bytes.subarray(start, start + view.getUint32(local + 18, true)));
    files[name] = { text, crc: view.getUint32(at + 16, true) };
    at += 46 + nameLength;
  }
  return files;
}

describe('zipFiles', () => {
  it('holds each file, with its name and checksum', () => {
    const archive = zipFiles([
      { name: 'a.json', text: '123456789' },
      { name: 'Straße.json', text: '{"ü": 1}' },
    ]);
    expect(unzip(archive)).toEqual({
      // The check value of this checksum, as published.
      'a.json': { text: '123456789', crc: 0xcbf43926 },
      'Straße.json': { text: '{"ü": 1}', crc: expect.any(Number) as number },
    });
  });

  it('is the same for the same files', () => {
    const files = [{ name: 'a', text: 'b' }];
    expect(zipFiles(files)).toEqual(zipFiles(files));
  });
});
