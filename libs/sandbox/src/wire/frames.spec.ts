import fc from 'fast-check';
import { encodeFrames, FrameDecoder, FrameTooLargeError } from './frames';

describe('frames', () => {
  it('come out as they went in, however the bytes are cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary' }), { maxLength: 6 }),
        fc.array(fc.integer({ min: 1, max: 9 })),
        (texts, cuts) => {
          const bytes = encodeFrames(texts);
          const decoder = new FrameDecoder(10_000);
          const received: string[] = [];
          let offset = 0;
          for (const cut of [...cuts, bytes.length]) {
            received.push(...decoder.push(bytes.subarray(offset, offset + cut)));
            offset = Math.min(offset + cut, bytes.length);
          }
          expect(received).toEqual(texts.map((text) => Buffer.from(text).toString()));
        },
      ),
    );
  });

  it('are refused by their announced length, before their bytes arrive', () => {
    const decoder = new FrameDecoder(100);
    expect(() => decoder.push(Buffer.from([0, 0, 0, 101]))).toThrow(FrameTooLargeError);
  });

  it('wait for the rest of a frame', () => {
    const decoder = new FrameDecoder(100);
    const bytes = encodeFrames(['hello']);
    expect(decoder.push(bytes.subarray(0, 6))).toEqual([]);
    expect(decoder.push(bytes.subarray(6))).toEqual(['hello']);
  });
});
