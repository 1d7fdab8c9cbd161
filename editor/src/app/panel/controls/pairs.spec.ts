import { pairsOf, pastedPairs, repeatedNames, valueOf } from './pairs';

describe('rows of names and values', () => {
  it('stand for an object, or for a list where one was there', () => {
    const rows = pairsOf({ a: 'x', n: 5, code: '5' });
    expect(rows).toEqual([{ name: 'a', text: 'x' }, { name: 'n', text: '5' }, { name: 'code', text: '"5"' }]); // prettier-ignore
    expect(valueOf(rows, 'object')).toEqual({ a: 'x', n: 5, code: '5' });
    expect(valueOf(pairsOf([{ name: 'a', value: 1 }]), 'list')).toEqual([{ name: 'a', value: 1 }]);
  });

  it('keep the values of headers as the text that they are', () => {
    const headers = { 'X-Version': '1.10', ETag: '"5"', Accept: ['a', 'b'], 'X-Count': '12' };
    const rows = pairsOf(headers, 'header');
    expect(rows.map(({ text }) => text)).toEqual(['1.10', '"5"', '["a","b"]', '12']);
    expect(valueOf(rows, 'object', 'header')).toEqual(headers);
  });

  it('leave out rows without a name', () => {
    expect(valueOf([{ name: '', text: 'x' }], 'object')).toBeUndefined();
  });

  it('tell which names come twice', () => {
    expect([...repeatedNames([{ name: 'a', text: '' }, { name: 'a', text: '' }, { name: 'b', text: '' }])]).toEqual(['a']); // prettier-ignore
  });
});

describe('pastedPairs', () => {
  it('makes rows of headers and of assignments', () => {
    expect(pastedPairs('Accept: text/html\nX-Url: http://a.test:80/\n')).toEqual([
      { name: 'Accept', text: 'text/html' },
      { name: 'X-Url', text: 'http://a.test:80/' },
    ]);
    expect(pastedPairs('A=1\nB=2')).toHaveLength(2);
  });

  it('leaves a single line and other text alone', () => {
    expect(pastedPairs('Accept: text/html')).toBeNull();
    expect(pastedPairs('some words\nand more')).toBeNull();
  });
});
