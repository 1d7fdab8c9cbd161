import { isJsonObject, type JsonObject, type JsonValue } from '../document/json-value';
import type { WorkflowDocument, WorkflowNode } from '../document/workflow-document';
import { toPointer } from '../json/json-pointer';
import type { NodeCatalog } from '../node-types/node-catalog';
import type { NodeTypeDescriptor } from '../node-types/node-type-descriptor';
import { alternativesOf, childSchemas, type PartSchemas } from './child-schemas';
import { cleanUrl } from './clean-url';
import { isReference } from './is-reference';
import { isSecretKey, isSecretPairName } from './secret-names';

/** A place in a document that holds a secret, or the name of a stored key. */
export type SecretPlace = {
  nodeId: string;
  /** JSON Pointer into the document. */
  path: string;
} & (
  | { kind: 'key'; keyId: JsonValue; provider?: string }
  /** A text that is named like a secret. */
  | { kind: 'value' }
  /** A URL with secrets in it, and what is left without them. */
  | { kind: 'url'; cleaned: string }
);

/** The name of fields that hold the id of a stored key, where no node type says so. */
const KEY_FIELD = 'keyId';

/**
 * Finds the secrets in the configs of a document. Ids of stored keys are where the node type's schema has the control `secret`.
 * Values are taken for secrets by the names they have in headers, queries and bodies, and in URLs. In configs of unknown types,
 * and in fields that a type does not have, names decide alone. What only refers to the output of a step is no secret.
 */
export function findSecrets(document: WorkflowDocument, catalog: NodeCatalog): SecretPlace[] {
  return document.nodes.flatMap((node, index) => {
    const found: SecretPlace[] = [];
    visitObject(node.config, rootPart(node, index, catalog), found);
    return found;
  });
}

/** A value on the way through a config, with what is known of it. */
interface Part extends PartSchemas {
  node: WorkflowNode;
  keys: readonly (string | number)[];
  /** What the names in it are names of. */
  names: 'fields' | 'pairs' | 'body';
  scriptFields: NodeTypeDescriptor['scriptFields'];
}

function rootPart(node: WorkflowNode, index: number, catalog: NodeCatalog): Part {
  const descriptor = catalog.get(node.type);
  return {
    node,
    keys: ['nodes', index, 'config'],
    names: 'fields',
    scriptFields: descriptor?.scriptFields ?? {},
    schemas: descriptor ? alternativesOf(descriptor.configSchema) : [],
    isUndeclared: !descriptor,
  };
}

function visitObject(value: JsonObject, part: Part, found: SecretPlace[]): void {
  for (const [key, item] of Object.entries(value)) {
    const child = childPart(part, key, false);
    const place = { nodeId: part.node.id, path: toPointer(child.keys) };
    if (isKeyField(key, child)) found.push({ ...place, kind: 'key', keyId: item, ...providerIn(value) });
    else if (isNamedSecret(key, item, child)) found.push({ ...place, kind: 'value' });
    else visit(item, child, found);
  }
}

function visit(value: JsonValue, part: Part, found: SecretPlace[]): void {
  const place = { nodeId: part.node.id, path: toPointer(part.keys) };
  if (isJsonObject(value)) {
    if (isSecretPair(value, part)) found.push({ ...place, kind: 'value' });
    else visitObject(value, part, found);
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => visit(item, childPart(part, index, true), found));
  } else if (typeof value === 'string' && !isScript(part)) {
    const cleaned = cleanUrl(value);
    if (cleaned !== value) found.push({ ...place, kind: 'url', cleaned });
  }
}

function childPart(part: Part, key: string | number, isItem: boolean): Part {
  const child = childSchemas(part.schemas, String(key), isItem);
  const isUndeclared = part.isUndeclared || child.isUndeclared;
  const names = part.names === 'fields' ? namesBelow(String(key), child) : part.names;
  return { ...part, ...child, isUndeclared, names, keys: [...part.keys, key] };
}

/** Headers and queries are edited as pairs; a body is what the form shows as JSON under that name. */
function namesBelow(key: string, { schemas }: PartSchemas): Part['names'] {
  if (schemas.some((schema) => schema['control'] === 'key-value')) return 'pairs';
  return key === 'body' && schemas.some((schema) => schema['control'] === 'json') ? 'body' : 'fields';
}

function isKeyField(key: string, { schemas, isUndeclared }: Part): boolean {
  return isUndeclared ? key === KEY_FIELD : schemas.some((schema) => schema['control'] === 'secret');
}

function isNamedSecret(key: string, value: JsonValue, { names, isUndeclared }: Part): boolean {
  if (names === 'pairs') return isSecretPairName(key) && !isReference(value);
  if (names === 'fields' && !isUndeclared) return false;
  return typeof value === 'string' && isSecretKey(key) && !isReference(value);
}

/** Lists of pairs have the name beside the value. */
function isSecretPair({ name, value }: JsonObject, { names, isUndeclared }: Part): boolean {
  if (typeof name !== 'string' || isReference(value)) return false;
  if (names === 'pairs') return isSecretPairName(name);
  return (names === 'body' || isUndeclared) && isSecretKey(name);
}

function isScript({ keys, scriptFields }: Part): boolean {
  const field = keys[3];
  return typeof field === 'string' && Object.hasOwn(scriptFields, field);
}

function providerIn({ provider }: JsonObject): { provider?: string } {
  return typeof provider === 'string' && provider.length <= 50 ? { provider } : {};
}
