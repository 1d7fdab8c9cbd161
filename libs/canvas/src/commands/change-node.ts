import type { CanvasDocument, CanvasNode } from '../document/canvas-document';
import { Draft } from '../document/draft';
import type { Edit } from './edit';

/** Sets a node's config, settings or notes. Typing sends one after the other: give performEdit a merge key. */
export function changeNode(
  document: CanvasDocument,
  { nodeId, fields }: { nodeId: string; fields: Partial<Pick<CanvasNode, 'config' | 'settings' | 'notes'>> },
): Edit {
  const draft = new Draft(document);
  const node = document.nodes.byId.get(nodeId);
  if (node) draft.replace('nodes', { ...node, ...fields });
  return { label: { does: 'edit', name: node?.name ?? nodeId }, changes: draft.changes };
}
