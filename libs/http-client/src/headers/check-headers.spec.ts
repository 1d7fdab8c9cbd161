import fc from 'fast-check';
import { HttpClientError } from '@rex/node-sdk';
import { checkHeaders } from './check-headers';

const refuse = (headers: Record<string, string | string[]>) =>
  expect(() => checkHeaders(headers)).toThrow(expect.objectContaining({ code: 'header-invalid' }));

describe('checkHeaders', () => {
  it('gives names in small letters and values as they are', () => {
    expect([...checkHeaders({ 'X-One': 'a', Accept: ['b', 'c'] })]).toEqual([
      ['x-one', 'a'],
      ['accept', ['b', 'c']],
    ]);
  });

  it.each(['a\r\nx: y', 'a\nx: y', 'a\rb', 'a\u0000b', 'a\u007fb', 'ā', '\ud83d\ude00'])(
    'refuses the value %j',
    (value) => {
      refuse({ 'x-a': value });
      refuse({ 'x-a': ['fine', value] });
    },
  );

  it.each(['', 'a b', 'a:', 'a\r\nb', 'ä', 'a\u0000', '(a)'])('refuses the name %j', (name) => {
    refuse({ [name]: 'x' });
  });

  it.each([
    ...['Host', 'Connection', 'Transfer-Encoding', 'Upgrade', 'Expect', 'TE', 'Trailer', 'Keep-Alive'],
    ...['Proxy-Connection'],
  ])('keeps %s to itself', (name) => {
    refuse({ [name]: 'x' });
  });

  it('leaves out a content-length, which it counts itself', () => {
    expect(checkHeaders({ 'Content-Length': '3' }).size).toBe(0);
  });

  it('refuses a name given twice and headers that are too large', () => {
    refuse({ Accept: 'a', accept: 'b' });
    refuse({ 'x-a': 'a'.repeat(70_000) });
  });

  it('never tells a value in its error', () => {
    expect(() => checkHeaders({ authorization: 'Bearer secret\n' })).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('secret') }),
    );
  });

  it('passes no line break on, whatever comes in', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '-', ' ', '\r', '\n', '\u0000', 'é', ':') });
    fc.assert(
      fc.property(text, text, (name, value) => {
        let fields: [string, string | string[]][] = [];
        try {
          fields = [...checkHeaders({ [name]: value })];
        } catch (error) {
          expect(error).toBeInstanceOf(HttpClientError);
        }
        expect(JSON.stringify(fields)).not.toMatch(/\\[rn]|\\u0000/);
      }),
    );
  });
});
