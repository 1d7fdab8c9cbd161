import { pointerOf, valueAt, withValueAt } from './at-path';

describe('withValueAt', () => {
  it('makes what is missing on the way', () => {
    expect(withValueAt({}, ['auth', 'type'], 'none')).toEqual({ auth: { type: 'none' } });
  });

  it('takes away names', () => {
    expect(withValueAt({ a: 1, b: 2 }, ['a'], undefined)).toEqual({ b: 2 });
    expect(withValueAt({ list: [{ a: 1, b: 2 }] }, ['list', 0, 'a'], undefined)).toEqual({
      list: [{ b: 2 }],
    });
  });

  it('empties an item of a list, so that what is typed next is the same item', () => {
    const emptied = withValueAt({ list: ['one', 'two'] }, ['list', 0], undefined);
    expect(emptied).toEqual({ list: ['', 'two'] });
    expect(withValueAt(emptied, ['list', 0], 'X')).toEqual({ list: ['X', 'two'] });
  });

  it('shares what it leaves alone, and changes nothing in place', () => {
    const before = { a: { b: 1 }, c: { d: 2 } };
    const after = withValueAt(before, ['a', 'b'], 3);
    expect(after['c']).toBe(before.c);
    expect(before.a.b).toBe(1);
  });

  it('takes __proto__ for a name like any other', () => {
    const after = withValueAt({}, ['__proto__'], { a: 1 });
    expect(Object.keys(after)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(after)).toBe(Object.prototype);
  });
});

describe('valueAt', () => {
  it('follows names and indexes of its own only', () => {
    expect(valueAt({ list: [{ a: 1 }] }, ['list', 0, 'a'])).toBe(1);
    expect(valueAt({}, ['toString'])).toBeUndefined();
  });
});

it('writes pointers as RFC 6901 says', () => {
  expect(pointerOf(['types', 'a/b~c', 0])).toBe('/types/a~1b~0c/0');
});
