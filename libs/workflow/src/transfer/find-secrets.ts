import { isJsonObject, type JsonObject, type JsonValue } from '../document/json-value';
import type { WorkflowDocument, WorkflowNode } from '../document/workflow-document';
import { findUnsafeJson } from '../json/find-unsafe-json';
import { pointerTo, toPointer } from '../json/json-pointer';
import type { NodeCatalog } from '../node-types/node-catalog';
import type { NodeTypeDescriptor } from '../node-types/node-type-descriptor';
import type { JsonSchema } from '../schema/json-schema';
import { alternativesOf, childSchemas, type PartSchemas } from './child-schemas';
import { cleanUrl } from './clean-url';
import { editJson, type JsonEdit } from './edit-json';
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
  /** A text with secrets in it, a URL or JSON, and what is left without them. */
  | { kind: 'text'; cleaned: string }
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
    const descriptor = catalog.get(node.type);
    const root = rootPart(node, index, descriptor);
    for (const key of Object.keys(node.config)) {
      const isScript = Object.hasOwn(descriptor?.scriptFields ?? {}, key);
      visitField(node.config, key, { ...childPart(root, key, 'property'), isScript }, found);
    }
    return found;
  });
}

/** A value on the way through a config, with what is known of it. */
interface Part extends PartSchemas {
  nodeId: string;
  path: string;
  /** What the names in it are names of. */
  names: 'fields' | 'pairs' | 'body';
  /** True for scripts: what looks like a URL there is JavaScript. */
  isScript: boolean;
}

function rootPart(node: WorkflowNode, index: number, descriptor: NodeTypeDescriptor | undefined): Part {
  return {
    nodeId: node.id,
    path: toPointer(['nodes', index, 'config']),
    names: 'fields',
    isScript: false,
    schemas: descriptor ? alternativesOf(descriptor.configSchema) : [],
    isUndeclared: !descriptor,
  };
}

function visitField(config: JsonObject, key: string, part: Part, found: SecretPlace[]): void {
  const item = config[key] as JsonValue;
  const { nodeId, path } = part;
  if (isKeyField(key, part)) found.push({ nodeId, path, kind: 'key', keyId: item, ...providerIn(config) });
  else if (isNamedSecret(key, item, part) || isStoredSecret(config, key, part))
    found.push({ nodeId, path, kind: 'value' });
  else visit(item, part, found);
}

function visit(value: JsonValue, part: Part, found: SecretPlace[]): void {
  const { nodeId, path } = part;
  if (Array.isArray(value)) {
    value.forEach((item, index) => visit(item, childPart(part, String(index), 'item'), found));
  } else if (isJsonObject(value)) {
    if (isSecretPair(value, part)) found.push({ nodeId, path, kind: 'value' });
    else
      for (const key of Object.keys(value)) visitField(value, key, childPart(part, key, 'property'), found);
  } else if (typeof value === 'string' && !part.isScript) {
    const cleaned = part.names === 'body' ? cleanJson(cleanUrl(value), part) : cleanUrl(value);
    if (cleaned !== value) found.push({ nodeId, path, kind: 'text', cleaned });
  }
}

function childPart(part: Part, key: string, kind: 'item' | 'property'): Part {
  const { schemas, isUndeclared } = childSchemas(part.schemas, key, kind);
  return {
    nodeId: part.nodeId,
    path: pointerTo(part.path, key),
    names: part.names === 'fields' ? namesBelow(key, schemas) : part.names,
    isScript: part.isScript,
    schemas,
    isUndeclared: part.isUndeclared || isUndeclared,
  };
}

/** Headers and queries are edited as pairs; a body is what the form shows as JSON under that name. */
function namesBelow(key: string, schemas: readonly JsonSchema[]): Part['names'] {
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

/** A value that is stored under a key: that says what it is. */
function isStoredSecret(config: JsonObject, field: string, { names }: Part): boolean {
  const { key, value } = config;
  return (
    names === 'fields' &&
    field === 'value' &&
    typeof key === 'string' &&
    isSecretKey(key) &&
    !isReference(value)
  );
}

/** A body that is sent as a text may be JSON all the same. Without its secrets it is written anew. */
function cleanJson(text: string, part: Part): string {
  if (!/^\s*[[{]/.test(text)) return text;
  let value: JsonValue;
  try {
    value = JSON.parse(text) as JsonValue;
  } catch {
    return text;
  }
  // Where it is nested too deeply to be looked at, it stays.
  if (findUnsafeJson(value).length > 0) return text;
  const found: SecretPlace[] = [];
  visit(value, { ...part, path: '' }, found);
  return found.length === 0 ? text : JSON.stringify(withoutSecrets(value, found), null, indentOf(text));
}

function indentOf(text: string): number {
  return text.trim().includes('\n') ? 2 : 0;
}

/** Lists of pairs have the name beside the value. */
function isSecretPair({ name, value }: JsonObject, { names, isUndeclared }: Part): boolean {
  if (typeof name !== 'string' || isReference(value)) return false;
  if (names === 'pairs') return isSecretPairName(name);
  return (names === 'body' || isUndeclared) && isSecretKey(name);
}

function providerIn({ provider }: JsonObject): { provider?: string } {
  return typeof provider === 'string' && provider.length <= 50 ? { provider } : {};
}

/** JSON without what stands in the given places. @param base JSON Pointer of the value, where it is a part of what the places are in */
export function withoutSecrets(value: JsonValue, places: readonly SecretPlace[], base = ''): JsonValue {
  const edits = new Map<string, JsonEdit>(
    places.map((place) => [
      place.path,
      place.kind === 'text' ? { kind: 'replace', value: place.cleaned } : { kind: 'remove' },
    ]),
  );
  return editJson(value, edits, base);
}
