import { isJsonObject, type JsonObject, type JsonValue } from '../document/json-value';
import type { WorkflowNode } from '../document/workflow-document';
import type { NodeCatalog } from '../node-types/node-catalog';
import type { NodeTypeDescriptor } from '../node-types/node-type-descriptor';
import { propertySchema } from '../schema/json-schema';
import { toolListsOf } from '../tools/tools-in';
import type { Renames } from './rewrite-script';
import { rewriteScript, rewriteTemplate } from './rewrite-text';

/**
 * The config of a node with other ids wherever it names nodes: in templates, in scripts, in fields that hold the id of a node, and in
 * all of these of its tools. A config that names none of them comes back as the same object, and so does that of an unknown type,
 * of which nobody can tell what its texts mean.
 *
 * Left alone are: texts, comments and variables that only look like it; scripts and templates that do not parse; and names in the
 * input (`input.old`, paths into the input). A parent whose output is no object appears under its id in the input of a node with
 * several parents, but the same name may as well be a field that a parent gives: only a run shows which, so people must look.
 */
export function rewriteReferences(
  { type, config }: Pick<WorkflowNode, 'type' | 'config'>,
  renames: Renames,
  catalog: NodeCatalog,
): JsonObject {
  const descriptor = catalog.get(type);
  if (!descriptor || renames.size === 0) return config;
  const toolLists = toolListsOf(descriptor);
  return mapEntries(config, (value, key) => {
    if (toolLists.includes(key)) return rewriteTools(value, renames, catalog);
    const isNodeId = propertySchema(descriptor.configSchema, key)?.['nodeReference'] === true;
    if (isNodeId && typeof value === 'string' && renames.has(value)) return renames.get(value) ?? value;
    return rewriteField(value, key, descriptor, renames);
  });
}

function rewriteField(
  value: JsonValue,
  key: string,
  { category, scriptFields }: NodeTypeDescriptor,
  renames: Renames,
): JsonValue {
  // A trigger's config holds no templates: nothing has run yet that they could speak of.
  if (category === 'trigger') return value;
  const kind = Object.hasOwn(scriptFields, key) ? scriptFields[key] : undefined;
  if (kind === undefined) return mapTexts(value, (text) => rewriteTemplate(text, renames));
  return typeof value === 'string' ? rewriteScript(value, kind, renames) : value;
}

function rewriteTools(list: JsonValue, renames: Renames, catalog: NodeCatalog): JsonValue {
  if (!Array.isArray(list)) return list;
  return mapItems(list, (tool) => {
    if (!isJsonObject(tool) || typeof tool['type'] !== 'string') return tool;
    const { type } = tool;
    return mapEntries(tool, (value, key) =>
      key === 'config' && isJsonObject(value)
        ? rewriteReferences({ type, config: value }, renames, catalog)
        : value,
    );
  });
}

function mapTexts(value: JsonValue, map: (text: string) => string): JsonValue {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return mapItems(value, (item) => mapTexts(item, map));
  return isJsonObject(value) ? mapEntries(value, (item) => mapTexts(item, map)) : value;
}

/** The same list when no item becomes another. */
function mapItems(list: JsonValue[], map: (item: JsonValue) => JsonValue): JsonValue[] {
  const mapped = list.map(map);
  return mapped.every((item, index) => item === list[index]) ? list : mapped;
}

/** The same object when no value becomes another. */
function mapEntries(object: JsonObject, map: (value: JsonValue, key: string) => JsonValue): JsonObject {
  const entries = Object.entries(object).map(([key, value]): [string, JsonValue] => [key, map(value, key)]);
  return entries.every(([key, value]) => value === object[key]) ? object : Object.fromEntries(entries);
}
