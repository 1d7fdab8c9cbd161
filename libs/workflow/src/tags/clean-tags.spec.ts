import fc from 'fast-check';
import { cleanTags, TAG_PATTERN } from './clean-tags';

describe('cleanTags', () => {
  it.each([
    [
      ['b', 'a'],
      ['b', 'a'],
    ],
    [['  Prod ', 'prod', 'PROD'], ['Prod']],
    [['Straße', 'STRASSE'], ['Straße']],
    [['café', 'CAFE\u0301'], ['café']],
    [['ΟΔΟΣ', 'οδος', 'οδοσ'], ['ΟΔΟΣ']],
    [
      ['__proto__', 'constructor'],
      ['__proto__', 'constructor'],
    ],
  ])('keeps of %j the first spelling of each', (tags, expected) => {
    expect(cleanTags(tags)).toEqual(expected);
  });

  it('changes nothing that is clean', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (tags) => {
        expect(cleanTags(cleanTags(tags))).toEqual(cleanTags(tags));
      }),
    );
  });
});

describe('TAG_PATTERN', () => {
  it.each(['a', 'needs review', '日本語', '👩‍👩‍👧', 'x'.repeat(50), '😀'.repeat(50)])('allows %j', (tag) => {
    expect(TAG_PATTERN.test(tag)).toBe(true);
  });

  it.each(['', 'x'.repeat(51), 'a,b', 'a\nb', 'a\u0000', 'a\u2028b', '\ud800', 'a\u0085b'])(
    'refuses %j',
    (tag) => {
      expect(TAG_PATTERN.test(tag)).toBe(false);
    },
  );
});
