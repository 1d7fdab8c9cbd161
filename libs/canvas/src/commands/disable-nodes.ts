import type { CanvasDocument } from '../document/canvas-document';
import { Draft } from '../document/draft';
import type { Edit } from './edit';

/** Disables the nodes, or if all of them are disabled, enables them. A disabled node passes its input on. */
export function toggleDisabled(document: CanvasDocument, { nodeIds }: { nodeIds: Iterable<string> }): Edit {
  const draft = new Draft(document);
  const nodes = [...nodeIds].flatMap((id) => document.nodes.byId.get(id) ?? []);
  const disabled = nodes.some((node) => !node.disabled);
  for (const node of nodes) if (node.disabled !== disabled) draft.replace('nodes', { ...node, disabled });
  return {
    label: { does: disabled ? 'disable' : 'enable', count: nodes.length, of: 'node' },
    changes: draft.changes,
  };
}
