import fc from 'fast-check';
import { readHeader, showHeader } from './header-value';

describe('a text field for a header', () => {
  it('keeps as text whatever is sent as text', () => {
    for (const text of ['1.10', '5', 'true', '"etag"', '{"a":1}', ' padded', '', '{{ input.a }}']) {
      expect(readHeader(text)).toBe(text);
      expect(showHeader(text)).toBe(text);
    }
  });

  it('takes lists and null for what they are', () => {
    expect(readHeader('["a", "b"]')).toEqual(['a', 'b']);
    expect(showHeader(['a', 'b'])).toBe('["a","b"]');
    expect(readHeader('null')).toBeNull();
  });

  it('reads back the very text that it shows', () => {
    const quoted = fc.json().map((text) => JSON.stringify(text));
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), quoted, fc.constant('null')), (text) => {
        expect(readHeader(showHeader(text))).toBe(text);
      }),
    );
  });

  it('writes a number that was there as the text that is sent', () => {
    expect(readHeader(showHeader(5))).toBe('5');
    expect(readHeader(showHeader(false))).toBe('false');
  });
});
