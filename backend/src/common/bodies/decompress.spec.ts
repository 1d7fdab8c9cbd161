import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { decompress, isPlain } from './decompress';

describe('decompress', () => {
  const text = Buffer.from('{"name":"Zoë"}');
  const compress = { gzip: gzipSync, 'x-gzip': gzipSync, deflate: deflateSync, br: brotliCompressSync };
  const encodings = Object.keys(compress) as (keyof typeof compress)[];

  it.each(encodings)('undoes %s, in capitals and with spaces too', async (encoding) => {
    const bytes = compress[encoding](text);
    expect(await decompress(encoding, bytes, 1000)).toEqual(text);
    expect(await decompress(` ${encoding.toUpperCase()} `, bytes, text.length)).toEqual(text);
  });

  it.each(encodings)('ends a bomb of %s at the limit', async (encoding) => {
    const bomb = compress[encoding](Buffer.alloc(50_000_000));
    expect(bomb.length).toBeLessThan(100_000);
    const before = process.memoryUsage().arrayBuffers;
    await expect(decompress(encoding, bomb, 100_000)).rejects.toMatchObject({
      code: 'body-too-large',
      status: 413,
    });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
  });

  it.each(encodings)('refuses %s that is damaged or cut off', async (encoding) => {
    const bytes = compress[encoding](text);
    for (const broken of [text, bytes.subarray(0, -3), bytes.subarray(0, 1)]) {
      await expect(decompress(encoding, broken, 1000)).rejects.toMatchObject({ status: 400 });
    }
  });

  it.each(['zstd', 'compress', 'gzip, gzip', 'gzip,br', '__proto__', 'constructor', 'ü'])(
    'refuses %j and says what is taken',
    async (encoding) => {
      await expect(decompress(encoding, text, 1000)).rejects.toMatchObject({
        code: 'media-type-unsupported',
        status: 415,
        message: expect.stringContaining('gzip, deflate, br') as string,
      });
    },
  );

  it.each([
    [undefined, true],
    ['', true],
    [' Identity ', true],
    ['gzip', false],
    ['identity, gzip', false],
  ])('takes %j for bytes as they are: %j', (encoding, expected) => {
    expect(isPlain(encoding)).toBe(expected);
  });
});
