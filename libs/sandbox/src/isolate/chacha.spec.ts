import { chachaBlock } from './chacha';

describe('chachaBlock', () => {
  it('gives the test vector of RFC 8439, section 2.3.2', () => {
    const key = Array.from({ length: 8 }, (_, word) => {
      const first = word * 4;
      return (first | ((first + 1) << 8) | ((first + 2) << 16) | ((first + 3) << 24)) >>> 0;
    });
    const block = chachaBlock(key, 1, [0x09000000, 0x4a000000, 0]);
    expect(Buffer.from(block).toString('hex')).toBe(
      '10f1e7e4d13b5915500fdd1fa32071c4c7d1f4c733c068030422aa9ac3d46c4e' +
        'd2826446079faa0914c2d705d98b02a2b5129cd1de164eb9cbd083e8a2503c4e',
    );
  });
});
