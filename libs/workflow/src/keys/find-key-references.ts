import { isJsonObject, type JsonValue } from '../document/json-value';
import type { WorkflowDocument } from '../document/workflow-document';
import { toPointer } from '../json/json-pointer';
import type { NodeCatalog } from '../node-types/node-catalog';
import { itemSchema, propertySchema, type JsonSchema } from '../schema/json-schema';

/** A place where a document names a stored key. */
export interface KeyReference {
  nodeId: string;
  keyId: string;
  /** JSON Pointer into the document, such as `/nodes/2/config/auth/keyId`. */
  path: string;
}

/** Keywords that say more about the same value. */
const SAME_VALUE_LISTS = ['allOf', 'anyOf', 'oneOf'];
const SAME_VALUE = ['if', 'then', 'else'];

/**
 * Finds the stored keys that a document names: every text in a config field whose control is `secret`, in disabled nodes too, as
 * they may be switched on again. Nodes of unknown types have no such fields.
 */
export function findKeyReferences(document: WorkflowDocument, catalog: NodeCatalog): KeyReference[] {
  return document.nodes.flatMap(({ id, type, config }, index) => {
    const schema = catalog.get(type)?.configSchema;
    if (!schema) return [];
    const places = new Map<string, string>();
    collect(schema, config, ['nodes', index, 'config'], places);
    return [...places].map(([path, keyId]) => ({ nodeId: id, keyId, path }));
  });
}

/** Goes as deep as the value does; a place that several keywords speak of is one. */
function collect(
  schema: JsonSchema,
  value: JsonValue | undefined,
  path: (string | number)[],
  places: Map<string, string>,
): void {
  if (value === undefined) return;
  if (schema['control'] === 'secret' && typeof value === 'string' && value !== '') {
    places.set(toPointer(path), value);
  }
  for (const more of schemasOfSameValue(schema)) collect(more, value, path, places);
  if (Array.isArray(value)) {
    const items = itemSchema(schema);
    if (items) value.forEach((item, index) => collect(items, item, [...path, index], places));
  } else if (isJsonObject(value)) {
    for (const [key, each] of Object.entries(value)) {
      const property = propertySchema(schema, key) ?? schema['additionalProperties'];
      if (isJsonObject(property)) collect(property, each, [...path, key], places);
    }
  }
}

function schemasOfSameValue(schema: JsonSchema): JsonSchema[] {
  const lists = SAME_VALUE_LISTS.flatMap((keyword) => schema[keyword] ?? []);
  return [...lists, ...SAME_VALUE.map((keyword) => schema[keyword])].filter(isJsonObject);
}
