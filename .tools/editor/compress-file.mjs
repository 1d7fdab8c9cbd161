import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Smaller ones are not worth a second file. */
const LEAST_BYTES = 1024;
const TEXT = /\.(js|css|html|svg|txt)$/;

/** What lies beside a built file for servers that hand it out as it is: by the ending that its name gets. Empty when nothing does. */
export function compressFile(name, bytes) {
  if (!TEXT.test(name) || bytes.length < LEAST_BYTES) return {};
  return {
    '.br': brotliCompressSync(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
    '.gz': gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }),
  };
}
