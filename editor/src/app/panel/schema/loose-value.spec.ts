import fc from 'fast-check';
import type { JsonValue } from '@rex/workflow';
import { isSameJson } from './json-schema';
import { jsonMistake, readNumber, readValue, showNumber, showValue } from './loose-value';

describe('a text field for any value', () => {
  it('reads back the very value that it shows', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const json = JSON.parse(JSON.stringify(value)) as JsonValue;
        expect(isSameJson(readValue(showValue(json)), json)).toBe(true);
      }),
    );
  });

  it('takes words as text and numbers as numbers', () => {
    expect(readValue('gold')).toBe('gold');
    expect(readValue('12')).toBe(12);
    expect(readValue('"12"')).toBe('12');
    expect(readValue('{{ input.a }}')).toBe('{{ input.a }}');
    expect(readValue(' ')).toBeUndefined();
  });

  it('takes for a number only what is written as that number is', () => {
    for (const text of ['1.10', '1.0', '007', '+1', '1e3', '-0', '1234567890123456789']) {
      expect(readValue(text)).toBe(text);
      expect(showValue(text)).toBe(text);
    }
    expect(['0', '-1.5', ' 12 ', '9007199254740991', '1e+21'].map(readValue)).toEqual([
      0, -1.5, 12, 9007199254740991, 1e21,
    ]);
    expect(['true', 'null', '[1.10]'].map(readValue)).toEqual([true, null, [1.1]]);
  });

  it('keeps JSON that is half typed as the text that it is', () => {
    expect(readValue('{"a": ')).toBe('{"a": ');
    expect(showValue('{"a": ')).toBe('{"a": ');
  });

  it('says in which line a text stops being JSON, and takes a template for one', () => {
    expect(jsonMistake('{\n  "a": 1,\n}', false)?.line).toBe(3);
    expect(jsonMistake('{{ input }}', false)).toBeNull();
    expect(jsonMistake('some words', true)).toBeNull();
    expect(jsonMistake('some words', false)).not.toBeNull();
    expect(jsonMistake('["a"', true)).not.toBeNull();
  });
});

describe('a number field', () => {
  it('keeps what is no number yet as it was typed', () => {
    for (const text of ['-', '1e', '12abc', '0x10']) {
      expect(readNumber(text)).toBe(text);
      expect(showNumber(readNumber(text))).toBe(text);
    }
  });

  it('reads numbers as people write them', () => {
    expect(readNumber(' 1.50 ')).toBe(1.5);
    expect(readNumber('.5')).toBe(0.5);
    expect(readNumber('')).toBeUndefined();
  });
});
