import { JsonText } from './json-text';

describe('JsonText', () => {
  it('writes what JSON.stringify writes, and takes texts over', () => {
    const fields = {
      ...{ '"a"': 'ü\n', at: new Date(0), none: null, left: undefined, list: [1, { b: undefined }], 2: 2 },
      ...{ value: JsonText.of('{"x":["ü😀"]}'), missing: JsonText.of(null) },
    };
    const json = JsonText.ofFields(fields);
    expect(json.text).toBe(JSON.stringify(fields));
    expect(json.toBytes().toString()).toBe(json.text);
    expect(JsonText.ofFields({ value: JsonText.of('{ "as": "it is" }') }).text).toBe(
      '{"value":{ "as": "it is" }}',
    );
    expect(JsonText.ofFields({}).text).toBe('{}');
  });

  it('writes lists', () => {
    const list = (...items: object[]) => JsonText.ofList(items.map(JsonText.ofFields)).text;
    expect([list(), list({ a: 1 }), list({ a: 1 }, {})]).toEqual(['[]', '[{"a":1}]', '[{"a":1},{}]']);
  });
});
