import { nodeIdFor, type CanvasDocument, type CanvasNode, type Point } from '@rex/canvas';
import type { JsonValue } from '../api/types';
import type { NodeTypeDescriptor } from '../api/types';

/**
 * A new node of a type: with an id that is free, a name that no other node has (`Code`, `Code 2`) and the defaults of the
 * type's fields. Everything that adds nodes makes them here.
 */
export function freshNode(
  document: CanvasDocument,
  type: string,
  descriptor: Pick<NodeTypeDescriptor, 'label' | 'configSchema'> | undefined,
  position: Point,
): CanvasNode {
  return {
    id: nodeIdFor(type, document.nodes.byId),
    type,
    name: freeName(document, descriptor?.label ?? type),
    position,
    config: defaultsOf(descriptor?.configSchema),
    settings: { onError: 'fail' },
    disabled: false,
    notes: '',
  };
}

function freeName(document: CanvasDocument, wish: string): string {
  const taken = new Set([...document.nodes.byId.values()].map(({ name }) => name));
  let name = wish;
  for (let count = 2; taken.has(name); count += 1) name = `${wish} ${count}`;
  return name;
}

/** The defaults that a JSON Schema gives to its properties; each node gets its own copies. */
export function defaultsOf(schema: Readonly<Record<string, unknown>> | undefined): Record<string, JsonValue> {
  const properties = schema?.['properties'];
  if (typeof properties !== 'object' || properties === null) return {};
  const defaults = Object.entries(properties).flatMap(([name, property]: [string, unknown]) => {
    if (typeof property !== 'object' || property === null || !Object.hasOwn(property, 'default')) return [];
    const { default: value } = property as { default: JsonValue };
    return [[name, JSON.parse(JSON.stringify(value)) as JsonValue] as const];
  });
  return Object.fromEntries(defaults);
}
