import { isJsonObject, type JsonObject, type JsonValue } from '../../document/json-value';
import { findInputSchemaMistakes } from '../../input-schema/find-input-schema-mistakes';
import type { NodeCatalog } from '../../node-types/node-catalog';
import { propertyNames, propertySchema } from '../../schema/json-schema';
import { toolsIn } from '../../tools/tools-in';
import type { Problem } from '../problem';
import type { PlacedNode, Rule } from '../rule';

/** A tool must be of a type that can be one, its arguments described by a schema, and its name be its own. */
export const toolRule: Rule = ({ nodes, catalog }) => nodes.flatMap((placed) => checkTools(placed, catalog));

function checkTools({ node, path, descriptor }: PlacedNode, catalog: NodeCatalog): Problem[] {
  if (!descriptor) return [];
  const names = new Set<unknown>();
  return toolsIn(descriptor, node.config).flatMap(({ path: at, value }) => {
    const problem = (field: string, message: string): Problem => ({
      code: 'config-invalid',
      nodeId: node.id,
      path: `${path}/config${at}/${field}`,
      message: `Node "${node.id}", tool "${String(value['name'])}": ${message}`,
    });
    const problems = [
      ...typeProblems(value, catalog, problem),
      ...schemaProblems(value, problem),
      ...keyProblems(value, catalog, problem),
    ];
    if (names.has(value['name'])) problems.push(problem('name', 'another tool has this name.'));
    names.add(value['name']);
    return problems;
  });
}

type Tell = (field: string, message: string) => Problem;

function typeProblems({ type, modelFields }: JsonObject, catalog: NodeCatalog, tell: Tell): Problem[] {
  if (typeof type !== 'string') return [];
  const descriptor = catalog.get(type);
  if (!descriptor?.asTool) {
    const able = catalog.types().filter((each) => catalog.get(each)?.asTool);
    return [tell('type', `"${type}" can't be a tool; use one of ${able.join(', ')}.`)];
  }
  const known = propertyNames(descriptor.configSchema);
  return (Array.isArray(modelFields) ? modelFields : []).flatMap((name, index) =>
    typeof name !== 'string' || known.includes(name)
      ? []
      : [
          tell(
            `modelFields/${index}`,
            `"${name}" is no field of ${type}; its fields are ${known.join(', ')}.`,
          ),
        ],
  );
}

function schemaProblems({ parameters }: JsonObject, tell: Tell): Problem[] {
  if (!isJsonObject(parameters ?? null)) return [];
  return findInputSchemaMistakes(parameters as JsonObject).map(({ path, message }) =>
    tell(`parameters${path}`, `"parameters${path}" ${message}.`),
  );
}

/** Scheme and host of a URL are written out: an expression stands behind them at most. */
const FIXED_ORIGIN = /^[^{/?#]*:\/\/[^{/?#]+([/?#]|$)/;

/** A model that may say where a request goes could have the key sent to anybody. */
function keyProblems(tool: JsonObject, catalog: NodeCatalog, tell: Tell): Problem[] {
  const { type, config, modelFields } = tool;
  const descriptor = typeof type === 'string' ? catalog.get(type) : undefined;
  if (!descriptor || !isJsonObject(config ?? null) || !namesKey(config as JsonObject)) return [];
  const targets = propertyNames(descriptor.configSchema).filter(
    (name) => propertySchema(descriptor.configSchema, name)?.['keyTarget'] === true,
  );
  return targets.flatMap((name) => {
    const value = (config as JsonObject)[name];
    const isLeft = Array.isArray(modelFields) && modelFields.includes(name);
    if (!isLeft && (typeof value !== 'string' || FIXED_ORIGIN.test(value))) return [];
    const message = `"${name}" decides where the stored key goes, so its scheme and host must be written out in the config.`;
    return [tell(isLeft ? 'modelFields' : `config/${name}`, message)];
  });
}

/** Whether a stored key is named anywhere in a config. */
function namesKey(value: JsonValue): boolean {
  if (Array.isArray(value)) return value.some(namesKey);
  if (!isJsonObject(value)) return false;
  return Object.entries(value).some(([key, each]) => (key === 'keyId' && each !== '') || namesKey(each));
}
