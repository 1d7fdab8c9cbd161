import { types } from './primordials';

const CONSTANTS = [0x61707865, 0x3320646e, 0x79622d32, 0x6b206574];
const ROUNDS = 20;
const QUARTERS = [
  [0, 4, 8, 12],
  [1, 5, 9, 13],
  [2, 6, 10, 14],
  [3, 7, 11, 15],
  [0, 5, 10, 15],
  [1, 6, 11, 12],
  [2, 7, 8, 13],
  [3, 4, 9, 14],
] as const;

/**
 * One block of the ChaCha20 key stream (RFC 8439, section 2.3) as 64 bytes. `key` has eight 32-bit words, `nonce` three.
 */
export function chachaBlock(key: ArrayLike<number>, counter: number, nonce: ArrayLike<number>): Uint8Array {
  const input = new types.Uint32Array(16);
  for (let index = 0; index < 4; index++) input[index] = CONSTANTS[index] as number;
  for (let index = 0; index < 8; index++) input[4 + index] = key[index] as number;
  input[12] = counter;
  for (let index = 0; index < 3; index++) input[13 + index] = nonce[index] as number;

  const state = new types.Uint32Array(16);
  for (let index = 0; index < 16; index++) state[index] = input[index] as number;
  for (let round = 0; round < ROUNDS; round += 2) {
    for (let index = 0; index < 8; index++) {
      const quarter = QUARTERS[index] as (typeof QUARTERS)[number];
      mix(state, quarter[0], quarter[1], quarter[2], quarter[3]);
    }
  }
  const bytes = new types.Uint8Array(64);
  for (let index = 0; index < 16; index++) {
    const word = (state[index] as number) + (input[index] as number);
    bytes[index * 4] = word;
    bytes[index * 4 + 1] = word >>> 8;
    bytes[index * 4 + 2] = word >>> 16;
    bytes[index * 4 + 3] = word >>> 24;
  }
  return bytes;
}

/** The quarter round (RFC 8439, section 2.1) on four words of the state. */
function mix(state: Uint32Array, a: number, b: number, c: number, d: number): void {
  addAndRotate(state, a, b, d, 16);
  addAndRotate(state, c, d, b, 12);
  addAndRotate(state, a, b, d, 8);
  addAndRotate(state, c, d, b, 7);
}

/** `sum += addend; target = (target ^ sum) <<< bits`, all modulo 2^32. */
function addAndRotate(state: Uint32Array, sum: number, addend: number, target: number, bits: number): void {
  state[sum] = (state[sum] as number) + (state[addend] as number);
  const mixed = (state[target] as number) ^ (state[sum] as number);
  state[target] = (mixed << bits) | (mixed >>> (32 - bits));
}
