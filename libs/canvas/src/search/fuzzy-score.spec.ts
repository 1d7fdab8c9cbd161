import fc from 'fast-check';
import { fuzzyScore, rankByText } from './fuzzy-score';

const rank = (query: string, ...texts: string[]): string[] =>
  rankByText(texts, query, (text) => ({ names: [text] }));

describe('fuzzyScore', () => {
  it('takes texts that have all characters in order, and no others', () => {
    expect(rank('hr', 'HTTP request', 'Webhook', 'Other', 'Schedule')).toEqual(['HTTP request', 'Other']);
    expect(fuzzyScore('abc', 'acb')).toBeUndefined();
    expect(fuzzyScore('ab', 'abc')).toBeUndefined();
  });

  it('prefers the start, then starts of words, then what is adjacent, then what is short', () => {
    expect(rank('con', 'JSON config', 'Condition', 'Balcony', 'Cotton')).toEqual([
      'Condition',
      'JSON config',
      'Cotton',
      'Balcony',
    ]);
    expect(rank('log', 'Log message', 'Log')).toEqual(['Log', 'Log message']);
    expect(rank('jv', 'Adjective', 'jsonValidator')).toEqual(['jsonValidator', 'Adjective']);
  });

  it('prefers whole texts and whole words to letters that are scattered, in names and far more in sentences', () => {
    expect(rank('gpt', 'Get page titles', 'chat gpt', 'gpt')).toEqual(['gpt', 'chat gpt', 'Get page titles']);
    const items = [
      { names: ['HTTP Request'], prose: 'Gets a page, or puts data to a server.' },
      { names: ['Storage'], prose: 'Keeps a trimmed value.' },
      { names: ['Data cleaner', 'trim'], prose: 'Mends what comes in.' },
    ];
    const found = (query: string) => rankByText(items, query, (item) => item).map(({ names }) => names[0]);
    expect(found('gpt')).toEqual([]);
    expect(found('trim')).toEqual(['Data cleaner', 'Storage']);
    expect(found('page')).toEqual(['HTTP Request']);
  });

  it('takes the best place, not the first', () => {
    expect(fuzzyScore('a xy ab', 'ab') ?? 0).toBeGreaterThan(fuzzyScore('a xy qb', 'ab') ?? 0);
  });

  it('keeps the order of what fits equally, and all when nothing was typed', () => {
    expect(rank(' ', 'bb', 'a')).toEqual(['bb', 'a']);
  });

  it('fits exactly the texts of which the query is a subsequence', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (text, query) => {
        const wanted = [...query].filter((letter) => letter !== ' ');
        let at = -1;
        const fits = wanted.every((letter) => (at = text.indexOf(letter, at + 1)) >= 0);
        expect(fuzzyScore(text, query) !== undefined).toBe(fits);
      }),
    );
  });
});
