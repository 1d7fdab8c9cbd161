import type { WorkflowDocument } from '../document/workflow-document';
import type { NodeCatalog } from '../node-types/node-catalog';
import { findSecrets } from '../transfer/find-secrets';

/** A place where a document names a stored key. */
export interface KeyReference {
  nodeId: string;
  keyId: string;
  /** JSON Pointer into the document, such as `/nodes/2/config/auth/keyId`. */
  path: string;
}

/**
 * Finds the stored keys that a document names: every text in a config field whose control is `secret`, in disabled nodes too, as
 * they may be switched on again. Nodes of unknown types have no such fields.
 */
export function findKeyReferences(document: WorkflowDocument, catalog: NodeCatalog): KeyReference[] {
  const known = {
    ...document,
    nodes: document.nodes.map((node) => (catalog.get(node.type) ? node : { ...node, config: {} })),
  };
  return findSecrets(known, catalog).flatMap((place) =>
    place.kind === 'key' && typeof place.keyId === 'string' && place.keyId !== ''
      ? [{ nodeId: place.nodeId, keyId: place.keyId, path: place.path }]
      : [],
  );
}
