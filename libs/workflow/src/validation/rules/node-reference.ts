import type { JsonObject, JsonValue } from '../../document/json-value';
import { toPointer } from '../../json/json-pointer';
import type { NodeTypeDescriptor } from '../../node-types/node-type-descriptor';
import { propertyNames, propertySchema, type JsonSchema } from '../../schema/json-schema';
import { applyConfigDefaults } from '../apply-config-defaults';
import type { Problem } from '../problem';
import type { Rule } from '../rule';

/** A config field that names another node must name one that there is. A field that is not shown is let alone. */
export const nodeReferenceRule: Rule = ({ nodes, graph, suggester }) =>
  nodes.flatMap(({ node, path, descriptor }) => {
    if (!descriptor) return [];
    return referencesOf(descriptor, node.config)
      .filter(({ nodeId }) => !graph.nodes.has(nodeId))
      .map(({ field, nodeId }): Problem => {
        const hint = suggester.suggest(nodeId, () => [...graph.nodes.keys()], '; use the id of a node.');
        const message = `Node "${node.id}": "${field}" names the node "${nodeId}", which does not exist${hint}`;
        const at = `${path}/config${toPointer([field])}`;
        return { code: 'reference-unknown', nodeId: node.id, path: at, message };
      });
  });

/** The fields that are shown and hold the id of a node. */
function referencesOf(
  descriptor: NodeTypeDescriptor,
  config: JsonObject,
): { field: string; nodeId: string }[] {
  const { configSchema } = descriptor;
  const names = propertyNames(configSchema).filter(
    (name) => propertySchema(configSchema, name)?.['nodeReference'] === true,
  );
  if (names.length === 0) return [];
  const filled = applyConfigDefaults(descriptor, config);
  return names.flatMap((field) => {
    const nodeId = Object.hasOwn(filled, field) ? filled[field] : undefined;
    // What is no text is told by the config's own schema.
    return typeof nodeId === 'string' && isShown(propertySchema(configSchema, field), filled)
      ? [{ field, nodeId }]
      : [];
  });
}

function isShown(schema: JsonSchema | undefined, config: JsonObject): boolean {
  const condition = schema?.['visibleWhen'] as
    { field: string; equals?: JsonValue; in?: JsonValue[] } | undefined;
  if (!condition) return true;
  const value = config[condition.field] ?? null;
  return condition.in ? condition.in.includes(value) : condition.equals === value;
}
