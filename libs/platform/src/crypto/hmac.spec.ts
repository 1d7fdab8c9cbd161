import { hmacSha256 } from './hmac';

describe('hmacSha256', () => {
  // RFC 4231, those whose key is text.
  it.each([
    ['\x0b'.repeat(20), 'Hi There', 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7'],
    [
      'Jefe',
      'what do ya want for nothing?',
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    ],
  ])('agrees with RFC 4231 for the key %j', (key, text, hash) => {
    expect(hmacSha256(key, text)).toBe(hash);
  });

  it('takes texts in UTF-8, and another key for another hash', () => {
    expect(hmacSha256('k\u00e9', 'caf\u00e9')).not.toBe(hmacSha256('k\u00e9', 'cafe\u0301'));
    expect(hmacSha256('a', 'text')).not.toBe(hmacSha256('b', 'text'));
  });
});
