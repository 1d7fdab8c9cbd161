import { chachaBlock } from './chacha';
import { isInstance, isView, sliceText, types, viewBytes } from './primordials';

/** Random bytes and the two functions of `crypto` that scripts use most. */
export interface RandomSource {
  /** Takes the seed of this run: 64 hex digits from the process around the isolate, which has real randomness. */
  seed(seedHex: string): void;
  crypto: { randomUUID(): string; getRandomValues<T>(view: T): T };
}

const NONCE = [0, 0, 0];
const HEX = '0123456789abcdef';
/** The Web Crypto API's own bound. */
const MAX_BYTES = 65_536;

/** A key stream of ChaCha20 under a fresh key for every run: as unforeseeable as the key, without a way out of the isolate. */
export function createRandomSource(): RandomSource {
  let seedHex = '';
  let key: Uint32Array | undefined;
  let counter = 0;
  let block: Uint8Array | undefined;
  let used = 64;

  const nextByte = (): number => {
    if (used === 64) {
      key ??= keyFromHex(seedHex);
      block = chachaBlock(key, counter++, NONCE);
      used = 0;
    }
    return block?.[used++] ?? 0;
  };

  return {
    seed(hex) {
      seedHex = hex;
      key = undefined;
      counter = 0;
      used = 64;
    },
    crypto: {
      randomUUID() {
        let text = '';
        for (let index = 0; index < 16; index++) {
          let byte = nextByte();
          // RFC 9562, section 5.4: version 4, variant 10.
          if (index === 6) byte = (byte & 0x0f) | 0x40;
          if (index === 8) byte = (byte & 0x3f) | 0x80;
          if (index === 4 || index === 6 || index === 8 || index === 10) text += '-';
          text += hexDigit(byte >> 4) + hexDigit(byte & 15);
        }
        return text;
      },
      getRandomValues<T>(view: T): T {
        if (!isView(view) || isInstance(view, types.DataView)) {
          throw new types.TypeError('getRandomValues needs an integer typed array');
        }
        const bytes = viewBytes(view);
        if (bytes.length > MAX_BYTES)
          throw new types.RangeError(`getRandomValues gives at most ${MAX_BYTES} bytes`);
        for (let index = 0; index < bytes.length; index++) bytes[index] = nextByte();
        return view;
      },
    },
  };
}

function hexDigit(value: number): string {
  return sliceText(HEX, value, value + 1);
}

function keyFromHex(hex: string): Uint32Array {
  if (hex.length !== 64) throw new types.Error('No randomness was given to this run');
  const key = new types.Uint32Array(8);
  for (let word = 0; word < 8; word++) key[word] = +`0x${sliceText(hex, word * 8, word * 8 + 8)}`;
  return key;
}
