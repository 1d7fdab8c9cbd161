import { suggestWord } from './suggest-word';

describe('suggestWord', () => {
  it.each([
    ['tranformer', ['code', 'transformer'], 'transformer'],
    ['Code', ['code', 'node'], 'code'],
    ['webhok-trigger', ['webhook-trigger', 'manual-trigger'], 'webhook-trigger'],
    ['tset', ['test', 'toast'], 'test'],
    ['ur', ['url', 'uri'], 'url'],
  ])('finds %p among %p', (word, candidates, expected) => {
    expect(suggestWord(word, candidates)).toBe(expected);
  });

  it('suggests nothing when nothing is near', () => {
    expect(suggestWord('banana', ['code', 'output'])).toBeUndefined();
    expect(suggestWord('x'.repeat(5000), ['x'.repeat(4999)])).toBeUndefined();
  });
});
