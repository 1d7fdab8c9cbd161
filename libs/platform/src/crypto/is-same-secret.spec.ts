import { hmacOf } from './hmac-of';
import { isSameSecret } from './is-same-secret';
import { sha256Hex } from './sha256';

describe('isSameSecret', () => {
  it.each([
    ['secret', 'secret', true],
    ['', '', true],
    ['secret', 'secre', false],
    ['secret', 'Secret', false],
    ['\u00e9', 'e\u0301', false],
    ['', 'secret', false],
  ])('compares %j with %j', (given, expected, isSame) => {
    expect(isSameSecret(given, expected)).toBe(isSame);
  });
});

describe('hmacOf', () => {
  // RFC 4231, test case 2.
  it.each([
    ['sha256', '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843'],
    [
      'sha512',
      '164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737',
    ],
  ] as const)('gives what the RFC says for %s', (algorithm, digest) => {
    const way = { algorithm, key: 'Jefe', encoding: 'hex' } as const;
    expect(hmacOf(way, ['what do ya want for nothing?'])).toBe(digest);
    expect(hmacOf(way, ['what do ya ', Buffer.from('want for '), 'nothing?'])).toBe(digest);
  });
});

describe('sha256Hex', () => {
  it('gives the hash of nothing', () => {
    expect(sha256Hex(Buffer.alloc(0))).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
  });
});
