import type { JsonValue } from '../document/json-value';
import type { WorkflowDocument } from '../document/workflow-document';
import type { NodeCatalog } from '../node-types/node-catalog';
import { findSecrets, withoutSecrets, type SecretPlace } from './find-secrets';

/** A stored key that a document names, and where. */
export interface KeyRequirement {
  keyId: string;
  provider?: string;
  /** Ids of the nodes that use it. */
  nodes: string[];
}

/** Something that was taken out of a document, and that somebody has to put in again. */
export interface LeftOut {
  nodeId: string;
  /** JSON Pointer into the document as it was. */
  path: string;
  what: 'key' | 'value';
}

/** A document without its secrets, and what is missing in it. */
export interface StrippedDocument {
  document: WorkflowDocument;
  keys: KeyRequirement[];
  leftOut: LeftOut[];
}

/** The form of ids. What stands in place of one may be a secret that was put into the wrong field: it is not told. */
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Takes the ids of stored keys and the secrets out of the configs of a document (see findSecrets). Nothing stands in their place:
 * a node that needs one has a problem until somebody gives it one.
 */
export function stripSecrets(document: WorkflowDocument, catalog: NodeCatalog): StrippedDocument {
  const places = findSecrets(document, catalog);
  return {
    document: withoutPlaces(document, places),
    keys: requirementsOf(places),
    leftOut: places.map(({ nodeId, path, kind }) => ({
      nodeId,
      path,
      what: kind === 'key' ? 'key' : 'value',
    })),
  };
}

/** A document without what stands in the given places. */
export function withoutPlaces(document: WorkflowDocument, places: readonly SecretPlace[]): WorkflowDocument {
  const nodes = withoutSecrets(document.nodes as unknown as JsonValue, places, '/nodes');
  return { ...document, nodes: nodes as unknown as WorkflowDocument['nodes'] };
}

function requirementsOf(places: readonly SecretPlace[]): KeyRequirement[] {
  const byId = new Map<string, KeyRequirement>();
  for (const place of places) {
    if (place.kind !== 'key' || typeof place.keyId !== 'string' || !ID.test(place.keyId)) continue;
    const { keyId, nodeId, provider } = place;
    const known = byId.get(keyId) ?? { keyId, ...(provider !== undefined && { provider }), nodes: [] };
    if (!known.nodes.includes(nodeId)) known.nodes.push(nodeId);
    byId.set(keyId, known);
  }
  return [...byId.values()];
}
