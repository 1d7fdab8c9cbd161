import fc from 'fast-check';
import { endOfPrefix } from './key-range';

const compare = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other));

describe('endOfPrefix', () => {
  it('ends the range of exactly the keys that begin with the prefix, in the order of code points', () => {
    const text = fc.string({ unit: 'binary', maxLength: 4 });
    const near = fc.constantFrom('', 'a', '\u{10ffff}', '\ud7ff', '\ue000', '\uffff', '\u{10000}');
    fc.assert(
      fc.property(fc.array(fc.oneof(text, near)), text, near, (parts, prefix, more) => {
        for (const start of [prefix, prefix + more]) {
          const end = endOfPrefix(start);
          for (const other of [...parts, start, start + more, start + parts.join('')]) {
            const isWithin = compare(other, start) >= 0 && compare(other, end) < 0;
            expect(isWithin).toBe(other.startsWith(start));
          }
        }
      }),
    );
  });

  it.each([
    ['', '\u{10ffff}'.repeat(513)],
    ['\u{10ffff}', '\u{10ffff}'.repeat(513)],
    ['a\u{10ffff}', 'b'],
    ['\ud7ff', '\ue000'],
    ['order%_', 'order%`'],
  ])('comes after %j with %j', (prefix, end) => {
    expect(endOfPrefix(prefix)).toBe(end);
  });

  it('takes a long prefix', () => {
    expect(endOfPrefix('a'.repeat(512))).toBe(`${'a'.repeat(511)}b`);
  });
});
