import { readHeaders } from './read-headers';

describe('readHeaders', () => {
  it('writes names in small letters, joins repeated fields and lists cookies', () => {
    expect(readHeaders(['A', '1', 'a', '2', 'Set-Cookie', 'x=1', 'set-cookie', 'y=2', 'B', ''])).toEqual({
      a: '1, 2',
      'set-cookie': ['x=1', 'y=2'],
      b: '',
    });
  });

  it('keeps a field named __proto__ as a field', () => {
    const fields = readHeaders(['__proto__', 'x', 'constructor', 'y']);
    expect(Object.keys(fields)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(fields)).toBeNull();
  });
});
