import Type from 'typebox';
import type { JsonObject } from '../../document/json-value';
import { aCatalog, aDescriptor } from '../../spec-support/a-catalog';
import { aDocument, aNode } from '../../spec-support/a-document';
import { validateWorkflow } from '../validate-workflow';

const closed = { additionalProperties: false };
const catalog = aCatalog(
  aDescriptor('start', Type.Object({}), {
    category: 'trigger',
    ports: { inputs: [], outputs: [{ name: 'main', label: 'Output' }] },
  }),
  aDescriptor(
    'asks',
    Type.Object(
      { tools: Type.Optional(Type.Unsafe<JsonObject[]>({ type: 'array', toolList: true })) },
      closed,
    ),
  ),
  aDescriptor(
    'fetch',
    Type.Object(
      { url: Type.String({ expression: true, keyTarget: true }), keyId: Type.Optional(Type.String()) },
      closed,
    ),
    { asTool: true },
  ),
  aDescriptor('script', Type.Object({ code: Type.String() }, closed), {
    asTool: true,
    scriptFields: { code: 'body' },
  }),
  aDescriptor('other', Type.Object({})),
);

const problemsOf = (...tools: JsonObject[]) =>
  validateWorkflow(
    aDocument(
      [aNode('start', { type: 'start' }), aNode('a', { type: 'asks', config: { tools } })],
      ['start -> a'],
    ),
    catalog,
  );
const fetch = { name: 'fetch', type: 'fetch', config: { url: 'https://x.example/{{ input.city }}' } };

describe('the tools of a node', () => {
  it('are checked as nodes are, where they stand', () => {
    expect(problemsOf(fetch)).toEqual([]);
    expect(problemsOf(fetch, { name: 'b', type: 'fetch', config: { uri: 'x' } })).toMatchObject([
      { code: 'config-missing', nodeId: 'a', path: '/nodes/1/config/tools/1/config/url' },
      { code: 'config-unknown-key', path: '/nodes/1/config/tools/1/config/uri' },
    ]);
    expect(problemsOf({ ...fetch, config: { url: '{{ input.' } })).toMatchObject([
      { code: 'template-syntax', path: '/nodes/1/config/tools/0/config/url' },
    ]);
    expect(problemsOf({ name: 's', type: 'script', config: { code: 'return {{ 1 +' } })).toMatchObject([
      { code: 'script-syntax', path: '/nodes/1/config/tools/0/config/code' },
    ]);
  });

  it('may use steps that come before their node, and no others', () => {
    expect(problemsOf({ ...fetch, config: { url: '{{ steps.start.url }}' } })).toEqual([]);
    expect(problemsOf({ ...fetch, config: { url: '{{ steps.gone.url }}' } })).toMatchObject([
      { code: 'reference-unknown', path: '/nodes/1/config/tools/0/config/url' },
    ]);
  });

  it('need no value in a field that the model fills in', () => {
    expect(problemsOf({ name: 'f', type: 'fetch', config: {}, modelFields: ['url'] })).toEqual([]);
    expect(problemsOf({ name: 'f', type: 'fetch', config: {}, modelFields: ['uri'] })).toMatchObject([
      { code: 'config-missing', path: '/nodes/1/config/tools/0/config/url' },
      {
        code: 'config-invalid',
        path: '/nodes/1/config/tools/0/modelFields/0',
        message: expect.stringContaining('"uri" is no field of fetch; its fields are url, keyId.') as string,
      },
    ]);
  });

  it('are of types that can be tools', () => {
    for (const type of ['other', 'nope', 'constructor']) {
      expect(problemsOf({ name: 'f', type, config: {} })).toMatchObject([
        {
          code: 'config-invalid',
          path: '/nodes/1/config/tools/0/type',
          message: expect.stringContaining('use one of fetch, script') as string,
        },
      ]);
    }
  });

  it('have names of their own and schemas that say something', () => {
    expect(problemsOf(fetch, fetch)).toMatchObject([
      { code: 'config-invalid', path: '/nodes/1/config/tools/1/name' },
    ]);
    const parameters = { type: 'object', properties: { city: { type: 'text' } } };
    expect(problemsOf({ ...fetch, parameters })).toMatchObject([
      { code: 'config-invalid', path: '/nodes/1/config/tools/0/parameters/properties/city/type' },
    ]);
  });

  it.each([
    ['https://x.example/{{ input.path }}', [], 0],
    ['https://x.example', [], 0],
    ['https://{{ input.host }}/a', [], 1],
    ['https://x.example{{ input.rest }}', [], 1],
    ['{{ input.url }}', [], 1],
    ['https://x.example/', ['url'], 1],
  ])('send a key only where the config says: %s, left to the model %j', (url, modelFields, count) => {
    const withKey = { ...fetch, config: { url, keyId: 'k1' }, modelFields };
    expect(problemsOf(withKey)).toHaveLength(count);
    expect(problemsOf({ ...withKey, config: { url } })).toEqual([]);
  });
});
