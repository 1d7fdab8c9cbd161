import Type, { type TSchema } from 'typebox';
import type { JsonObject } from '../document/json-value';
import type { NodeCatalog } from '../node-types/node-catalog';
import type { NodeTypeDescriptor } from '../node-types/node-type-descriptor';

/** A node type for tests. */
export function aDescriptor(
  type: string,
  config: TSchema,
  parts: Partial<NodeTypeDescriptor> = {},
): NodeTypeDescriptor {
  return {
    type,
    version: 1,
    label: type,
    category: 'data',
    icon: 'box',
    summary: 'For tests.',
    configSchema: config as unknown as JsonObject,
    ports: { inputs: [{ name: 'main', label: 'Input' }], outputs: [{ name: 'main', label: 'Output' }] },
    retryClass: 'pure',
    asTool: false,
    scriptFields: {},
    errors: [],
    guide: '',
    examples: [],
    ...parts,
  };
}

/** A catalog of the given types. */
export function aCatalog(...descriptors: NodeTypeDescriptor[]): NodeCatalog {
  return {
    get: (type) => descriptors.find((each) => each.type === type),
    types: () => descriptors.map((each) => each.type),
  };
}

const closed = { additionalProperties: false };

/** `start` (a trigger), `step` (any texts), `script` (`code` is JavaScript), `fork` (ports true and false), `end` (no outputs). */
export const TEST_CATALOG = aCatalog(
  aDescriptor('start', Type.Object({}, closed), {
    category: 'trigger',
    ports: { inputs: [], outputs: [{ name: 'main', label: 'Output' }] },
  }),
  aDescriptor(
    'step',
    Type.Object(
      {
        text: Type.Optional(Type.String({ expression: true })),
        count: Type.Optional(Type.Integer({ minimum: 1, expression: true })),
      },
      closed,
    ),
  ),
  aDescriptor(
    'script',
    Type.Object({ code: Type.String({ minLength: 1, description: 'What runs.' }) }, closed),
    {
      scriptFields: { code: 'body' },
      errors: [],
      guide: '',
    },
  ),
  aDescriptor('fork', Type.Object({}, closed), {
    ports: {
      inputs: [{ name: 'main', label: 'Input' }],
      outputs: [
        { name: 'true', label: 'True' },
        { name: 'false', label: 'False' },
      ],
    },
  }),
  aDescriptor('end', Type.Object({}, closed), {
    ports: { inputs: [{ name: 'main', label: 'Input' }], outputs: [] },
  }),
);
