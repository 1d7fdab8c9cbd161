import Type from 'typebox';
import type { JsonObject, JsonValue } from '../../document/json-value';
import { aCatalog, aDescriptor } from '../../spec-support/a-catalog';
import { aDocument, aNode } from '../../spec-support/a-document';
import { validateWorkflow } from '../validate-workflow';

const catalog = aCatalog(
  aDescriptor(
    'start',
    Type.Object({
      schema: Type.Optional(Type.Unsafe<JsonObject>({ type: 'object', inputRole: 'schema' })),
      sample: Type.Optional(Type.Unsafe<JsonValue>({ inputRole: 'sample' })),
    }),
    { category: 'trigger', ports: { inputs: [], outputs: [{ name: 'main', label: 'Output' }] } },
  ),
);

const problemsOf = (config: JsonObject) =>
  validateWorkflow(aDocument([aNode('a', { type: 'start', config })]), catalog);

describe('the schema of a trigger’s input', () => {
  it('is checked where it stands in the document', () => {
    expect(problemsOf({ schema: { properties: { a: { type: 'text' } } } })).toEqual([
      {
        code: 'config-invalid',
        nodeId: 'a',
        path: '/nodes/0/config/schema/properties/a/type',
        message:
          'Node "a": "schema.properties.a.type" must be one of string, number, integer, boolean, object, array, null, or a list of them.',
      },
    ]);
  });

  it('must be fitted by the sample, null included', () => {
    const schema = { type: 'object', required: ['n'], properties: { n: { type: 'integer' } } };
    expect(problemsOf({ schema, sample: { n: 1 } })).toEqual([]);
    expect(problemsOf({ schema, sample: { n: 1.5 } })).toEqual([
      expect.objectContaining({
        code: 'config-invalid',
        path: '/nodes/0/config/sample/n',
        message: expect.stringContaining('does not fit "schema"'),
      }),
    ]);
    expect(problemsOf({ schema, sample: null })).toHaveLength(1);
  });

  it('says nothing of what is left out, and leaves a schema that is no object to the config’s own', () => {
    expect(problemsOf({})).toEqual([]);
    expect(problemsOf({ sample: 1 })).toEqual([]);
    expect(problemsOf({ schema: 'x', sample: 1 })).toHaveLength(1);
  });

  it('takes braces in a sample for text', () => {
    expect(problemsOf({ sample: { a: '{{ steps.nowhere.x', b: '{{ ) }}' } })).toEqual([]);
  });
});
