import { nodeIdFor, type CanvasDocument, type CanvasNode, type Point } from '@rex/canvas';
import type { JsonObject, JsonValue, NodeTypeDescriptor } from '@rex/workflow';

/** A node as it comes out of the palette: an id and a name that are free, and the defaults of its type. */
export function freshNode(document: CanvasDocument, type: NodeTypeDescriptor, position: Point): CanvasNode {
  return {
    id: nodeIdFor(type.type, document.nodes.byId),
    type: type.type,
    name: freeName(type.label, document),
    position,
    config: defaultsOf(type.configSchema),
    settings: { onError: 'fail' },
    disabled: false,
    notes: '',
  };
}

/** The defaults that a schema states for its own fields. */
export function defaultsOf(schema: JsonObject): JsonObject {
  const properties = schema['properties'];
  if (typeof properties !== 'object' || properties === null || Array.isArray(properties)) return {};
  return Object.fromEntries(
    Object.entries(properties).flatMap(([key, field]): [string, JsonValue][] => {
      const isStated = typeof field === 'object' && field !== null && Object.hasOwn(field, 'default');
      const value = isStated ? (field as JsonObject)['default'] : undefined;
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

/** `Code`, `Code 2`, `Code 3`: whichever no node has yet. */
function freeName(label: string, { nodes }: CanvasDocument): string {
  const taken = new Set([...nodes.byId.values()].map(({ name }) => name));
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? label : `${label} ${n}`;
    if (!taken.has(name)) return name;
  }
}
