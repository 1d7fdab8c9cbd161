import type { JsonObject } from '../document/json-value';
import type { WorkflowDocument } from '../document/workflow-document';
import type { NodeCatalog } from '../node-types/node-catalog';
import type { NodeTypeDescriptor } from '../node-types/node-type-descriptor';
import { findKeyReferences } from './find-key-references';

const KEY = { type: 'string', control: 'secret' };
const object = (properties: JsonObject): JsonObject => ({ type: 'object', properties });

const SCHEMAS: Record<string, JsonObject> = {
  http: object({ url: { type: 'string' }, auth: object({ type: { type: 'string' }, keyId: KEY }) }),
  llm: object({ keyId: KEY, fallbacks: { type: 'array', items: object({ keyId: KEY }) } }),
  union: object({ auth: { anyOf: [object({ keyId: KEY }), object({ keyId: KEY, other: KEY })] } }),
  branching: { ...object({ mode: {} }), if: object({ mode: {} }), then: object({ keyId: KEY }) },
  named: object({ byName: { type: 'object', additionalProperties: KEY } }),
};

const catalog: NodeCatalog = {
  get: (type) =>
    Object.hasOwn(SCHEMAS, type) ? ({ configSchema: SCHEMAS[type] } as NodeTypeDescriptor) : undefined,
  types: () => Object.keys(SCHEMAS),
};

const aDocument = (...nodes: { type: string; config: JsonObject; disabled?: boolean }[]) =>
  ({ nodes: nodes.map((node, index) => ({ id: `n${index}`, ...node })) }) as unknown as WorkflowDocument;

describe('findKeyReferences', () => {
  it('finds keys in nested fields and in lists, with node and path', () => {
    const document = aDocument(
      { type: 'http', config: { url: 'k0', auth: { type: 'bearer', keyId: 'k1' } } },
      { type: 'llm', config: { keyId: 'k2', fallbacks: [{ keyId: 'k3' }, {}, { keyId: 'k2' }] } },
    );
    expect(findKeyReferences(document, catalog)).toEqual([
      { nodeId: 'n0', keyId: 'k1', path: '/nodes/0/config/auth/keyId' },
      { nodeId: 'n1', keyId: 'k2', path: '/nodes/1/config/keyId' },
      { nodeId: 'n1', keyId: 'k3', path: '/nodes/1/config/fallbacks/0/keyId' },
      { nodeId: 'n1', keyId: 'k2', path: '/nodes/1/config/fallbacks/2/keyId' },
    ]);
  });

  it('finds a place once that several alternatives speak of, and those behind a condition', () => {
    const found = findKeyReferences(
      aDocument(
        { type: 'union', config: { auth: { keyId: 'k1', other: 'k2' } } },
        { type: 'branching', config: { keyId: 'k3' } },
        { type: 'named', config: { byName: { 'a/b': 'k4' } } },
      ),
      catalog,
    );
    expect(found.map(({ keyId, path }) => [keyId, path])).toEqual([
      ['k1', '/nodes/0/config/auth/keyId'],
      ['k2', '/nodes/0/config/auth/other'],
      ['k3', '/nodes/1/config/keyId'],
      ['k4', '/nodes/2/config/byName/a~1b'],
    ]);
  });

  it('finds keys of nodes that are switched off', () => {
    const document = aDocument({ type: 'llm', config: { keyId: 'k1' }, disabled: true });
    expect(findKeyReferences(document, catalog)).toHaveLength(1);
  });

  it.each<[string, string, JsonObject]>([
    ['an unknown type', 'nothing', { keyId: 'k1' }],
    ['a type named like a property of every object', 'constructor', { keyId: 'k1' }],
    ['a field of that name elsewhere', 'http', { keyId: 'k1', url: 'k1' }],
    ['a field of another type', 'llm', { keyId: { $ne: '' }, fallbacks: 'k1' }],
    ['an empty field', 'llm', { keyId: '', fallbacks: [null, 3, []] }],
    ['names of Object.prototype', 'http', { auth: { toString: 'k1' }, hasOwnProperty: 'k1' }],
  ])('finds none in %s', (_what, type, config) => {
    expect(findKeyReferences(aDocument({ type, config }), catalog)).toEqual([]);
  });
});
