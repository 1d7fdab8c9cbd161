import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import Type from 'typebox';
import { Check } from 'typebox/schema';
import type { JsonValue } from '../document/json-value';
import { WorkflowDocumentSchema } from '../document/workflow-schema';
import { compileSchema, findSchemaComplaints } from './compile-schema';
import type { JsonSchema } from './json-schema';

const complaints = (schema: JsonSchema, value: unknown) => findSchemaComplaints(schema, value, 'The value');

describe('compileSchema', () => {
  it('refuses keywords it does not know instead of passing them over', () => {
    expect(() => compileSchema({ type: 'string', contentEncoding: 'base64' })).toThrow(
      '"contentEncoding" is not supported',
    );
    expect(() => compileSchema({ type: 'string', format: 'e-mail' })).toThrow('no format "e-mail"');
    expect(() => compileSchema({ properties: { a: { minimun: 1 } } })).toThrow('"minimun" is not supported');
    expect(() => compileSchema({ type: 'text' })).toThrow('no type "text"');
  });

  it('agrees with TypeBox about documents, whatever they look like', () => {
    const text = fc.constantFrom('', 'a', 'main', 'fail', '__proto__', '1st', 'UTC');
    const number = fc.constantFrom(0, 1, 0.5, 100, 101, -1);
    const some = (model: Record<string, fc.Arbitrary<unknown>>) => fc.record(model, { requiredKeys: [] });
    const strange = fc.oneof(
      { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 1 }) },
      { weight: 9, arbitrary: fc.constant(undefined) },
    );
    const node = some({
      id: text,
      type: text,
      settings: some({
        onError: text,
        timeoutMs: number,
        retry: some({ maxAttempts: number, backoff: number }),
      }),
      position: some({ x: number, y: number }),
      config: fc.jsonValue({ maxDepth: 1 }),
      odd: strange,
    });
    const edge = some({ id: text, source: text, target: text, targetPort: text });
    const document = some({
      name: text,
      nodes: fc.array(node, { maxLength: 2 }),
      edges: fc.array(edge, { maxLength: 2 }),
      settings: some({ maxConcurrency: fc.oneof(number, fc.constant(null)) }),
      odd: strange,
    });
    const schema = WorkflowDocumentSchema as unknown as JsonSchema;
    let fitting = 0;
    fc.assert(
      fc.property(document, (any) => {
        // TypeBox sees keys whose value is undefined; JSON has none.
        const value: unknown = JSON.parse(JSON.stringify(any));
        const fits = Check(WorkflowDocumentSchema, value);
        fitting += Number(fits);
        expect(compileSchema(schema)(value)).toBe(fits);
        expect(complaints(schema, value).length === 0).toBe(fits);
      }),
      { numRuns: 1000 },
    );
    expect(fitting).toBeGreaterThan(20);
  });

  it('tells everything that is wrong, and no more than 500 things', () => {
    const schema = Type.Object(
      { a: Type.Integer(), b: Type.Array(Type.String({ minLength: 2 })) },
      { additionalProperties: false },
    );
    const plain = schema as unknown as JsonSchema;
    expect(complaints(plain, { a: 1.5, b: ['xy', 'x', 3], c: 1 }).map(({ path: at }) => at)).toEqual([
      '/c',
      '/a',
      '/b/1',
      '/b/2',
    ]);
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`k${index}`, 1]));
    expect(complaints(plain, many)).toHaveLength(500);
  });

  it('looks at no item of an array that is too long', () => {
    const schema: JsonSchema = { type: 'array', maxItems: 2, items: { type: 'string' } };
    expect(complaints(schema, [1, 2, 3])).toEqual([
      { kind: 'invalid', path: '', message: 'The value must have at most 2 items, not 3.' },
    ]);
  });

  it('tells what is wrong in the branch of a condition', () => {
    const schema: JsonSchema = {
      if: { properties: { kind: { const: 'list' } } },
      then: { properties: { value: { type: 'array' } } },
      else: { required: ['value'] },
    };
    expect(complaints(schema, { kind: 'list', value: 1 })[0]?.message).toBe(
      '"value" must be an array, not a number.',
    );
    expect(complaints(schema, { kind: 'one' })[0]?.kind).toBe('missing');
  });
});

// The official suite lies beside the repository and is not part of it.
const folder = path.resolve(__dirname, '../../../../../shared/corpus/json-schema/tests');
const isThere = existsSync(folder);

interface Group {
  description: string;
  schema: JsonValue;
  tests: { description: string; data: JsonValue; valid: boolean }[];
}

/** Groups whose schemas use only keywords that are supported. */
function supportedGroups(): { group: Group; check: ReturnType<typeof compileSchema> }[] {
  if (!isThere) return [];
  return (
    ['draft2020-12', 'draft7']
      .flatMap((draft) => readdirSync(path.join(folder, draft)).map((name) => path.join(folder, draft, name)))
      // There a format is a note; here it is checked, see formats.spec.ts.
      .filter((file) => file.endsWith('.json') && !file.endsWith('format.json'))
      .flatMap((file) => JSON.parse(readFileSync(file, 'utf8')) as Group[])
      .flatMap((group) => {
        try {
          return [{ group, check: compileSchema(group.schema) }];
        } catch {
          return [];
        }
      })
  );
}

(isThere ? describe : describe.skip)(
  `the JSON-Schema-Test-Suite${isThere ? '' : ' (skipped: ../shared/corpus is not there)'}`,
  () => {
    it('agrees wherever all keywords are supported', () => {
      const groups = supportedGroups();
      expect(groups.length).toBeGreaterThan(100);
      const wrong = groups.flatMap(({ group, check }) =>
        group.tests
          .filter(({ data, valid }) => check(data) !== valid)
          .map(({ description }) => `${group.description}: ${description}`),
      );
      expect(wrong).toEqual([]);
    });
  },
);
