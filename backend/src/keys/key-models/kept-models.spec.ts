import { KEEP_MS, KeptModels } from './kept-models';

const models = [{ id: 'a', label: 'A', contextTokens: null }];

describe('KeptModels', () => {
  it('gives a list for some minutes', () => {
    const kept = new KeptModels();
    kept.put('key', 'print', models, 1000);
    expect(kept.get('key', 'print', 1000 + KEEP_MS - 1)).toBe(models);
    expect(kept.get('key', 'print', 1000 + KEEP_MS)).toBeUndefined();
    expect(kept.get('other', 'print', 1000)).toBeUndefined();
  });

  it('forgets the list of a key that has changed, for good', () => {
    const kept = new KeptModels();
    kept.put('key', 'print', models, 0);
    expect(kept.get('key', 'another', 1)).toBeUndefined();
    expect(kept.get('key', 'print', 1)).toBeUndefined();
  });

  it('keeps so many, the latest', () => {
    const kept = new KeptModels();
    for (let at = 0; at < 101; at += 1) kept.put(`key ${at}`, '', models, at);
    expect(kept.get('key 0', '', 300)).toBeUndefined();
    expect([kept.get('key 1', '', 300), kept.get('key 100', '', 300)]).toEqual([models, models]);
  });
});
