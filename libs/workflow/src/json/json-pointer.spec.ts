import fc from 'fast-check';
import { pointerKeys, readablePath, toPointer, valueAt } from './json-pointer';

describe('JSON Pointers', () => {
  it('escape slashes and tildes as RFC 6901 says', () => {
    expect(toPointer(['a/b', 'c~d', 0, ''])).toBe('/a~1b/c~0d/0/');
  });

  it('give back the keys they were made of', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (keys) => expect(pointerKeys(toPointer(keys))).toEqual(keys)),
    );
  });

  it('find values by own properties only', () => {
    const value = { list: [{ a: 1 }] };
    expect(valueAt(value, '/list/0/a')).toBe(1);
    expect(valueAt(value, '/list/1/a')).toBeUndefined();
    expect(valueAt(value, '/toString')).toBeUndefined();
    expect(valueAt(value, '')).toBe(value);
  });

  it('read as people write paths', () => {
    expect(readablePath('/conditions/0/field')).toBe('conditions[0].field');
  });
});
