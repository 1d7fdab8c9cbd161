import { addToQuery, setInQuery } from './edit-query';

describe('addToQuery', () => {
  it.each<[string, [string, string][], string]>([
    ['https://a/', [], 'https://a/'],
    ['https://a/?x=%20+&y', [], 'https://a/?x=%20+&y'],
    ['https://a', [['b', 'c d+e&f']], 'https://a/?b=c%20d%2Be%26f'],
    ['https://a/?', [['b', '']], 'https://a/?b='],
    ['https://a/?x=1&', [['x', '2']], 'https://a/?x=1&x=2'],
    ['https://a/', [['#?', '\ud800']], 'https://a/?%23%3F=%EF%BF%BD'],
  ])('adds to %s the pairs %j', (url, pairs, expected) => {
    expect(addToQuery(new URL(url), pairs).href).toBe(expected);
  });

  it('leaves the given URL alone', () => {
    const url = new URL('https://a/?x=1');
    addToQuery(url, [['y', '2']]);
    setInQuery(url, 'x', '2');
    expect(url.href).toBe('https://a/?x=1');
  });
});

describe('setInQuery', () => {
  it.each<[string, string, string]>([
    ['https://a/', 'p', 'https://a/?p=2'],
    ['https://a/?p=1&x=%20&p=9', 'p', 'https://a/?x=%20&p=2'],
    ['https://a/?P=1&pp=1', 'p', 'https://a/?P=1&pp=1&p=2'],
    ['https://a/?p%20q=1&p+q=1', 'p q', 'https://a/?p%20q=2'],
    ['https://a/?__proto__=1&p', 'p', 'https://a/?__proto__=1&p=2'],
  ])('sets in %s the parameter %s', (url, name, expected) => {
    expect(setInQuery(new URL(url), name, '2').href).toBe(expected);
  });
});
