import { parseDataPath } from './parse-data-path';

describe('parseDataPath', () => {
  it.each([
    ['a', ['a']],
    ['order.items[0].name', ['order', 'items', 0, 'name']],
    ['headers["content-type"]', ['headers', 'content-type']],
    ["['a.b'].c", ['a.b', 'c']],
    ['[2][3]', [2, 3]],
    ['content-type.x y', ['content-type', 'x y']],
    [' a.b ', ['a', 'b']],
    ['items.0', ['items', '0']],
  ])('reads %p', (text, keys) => {
    expect(parseDataPath(text)).toEqual(keys);
  });

  it.each(['', '.', '.a', 'a.', 'a..b', 'a[', 'a[]', 'a[b]', 'a]b', 'a[0]b', 'a["b]'])(
    'refuses %p',
    (text) => {
      expect(parseDataPath(text)).toBeUndefined();
    },
  );
});
