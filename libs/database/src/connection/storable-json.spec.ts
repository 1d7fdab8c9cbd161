import fc from 'fast-check';
import { storableJson } from './storable-json';

/** JSON text with raw characters that JSON.stringify would have escaped. */
const rawJson = fc
  .array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\ud800', '\udfff', '\udc00\ud800', '😀')))
  .map((parts) => `"${parts.join('').replace(/["\\]|[\u0000-\u001f]/g, '')}"`);

describe('storableJson', () => {
  it('keeps the value and leaves nothing that UTF-8 cannot hold', () => {
    fc.assert(
      fc.property(rawJson, (json) => {
        const stored = storableJson(json);
        expect(Buffer.from(stored, 'utf8').toString('utf8')).toBe(stored);
        expect(JSON.parse(stored)).toBe(JSON.parse(json));
      }),
    );
  });

  it('never touches what JSON.stringify wrote', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = JSON.stringify(value);
        expect(storableJson(json)).toBe(json);
      }),
    );
  });

  it('escapes a raw zero character, which PostgreSQL refuses', () => {
    expect(storableJson('"a\0b"')).toBe(String.raw`"a\u0000b"`);
  });
});
