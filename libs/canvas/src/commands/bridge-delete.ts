import { edgeBetween, portAtEnd } from '../connect/edge-ends';
import type { CanvasDocument } from '../document/canvas-document';
import { Draft } from '../document/draft';
import { edgeIndexOf } from '../document/edge-index';
import { NOTHING_SELECTED, selectionOf, type Selection } from '../selection/selection';
import type { Edit } from './edit';
import { removalLabel, removeFrom } from './remove-items';
import { withMembers } from './with-members';

/**
 * Removes what is selected; where a removed node had one edge in and one out, what was before it is connected to what was
 * behind it. A bridge follows a path that was there, so it closes no ring that was not one.
 */
export function bridgeDelete(document: CanvasDocument, selection: Selection): Edit {
  const draft = new Draft(document);
  const all = withMembers(document, selection);
  // An edge that was selected itself is not to be bridged.
  removeFrom(draft, selectionOf({ edges: all.edges }));
  for (const id of all.nodes) bridge(draft, id);
  removeFrom(draft, all);
  return {
    label: `${removalLabel(document, selection)} and reconnect`,
    changes: draft.changes,
    select: NOTHING_SELECTED,
  };
}

function bridge(draft: Draft, nodeId: string): void {
  const { incoming, outgoing } = edgeIndexOf(draft.document);
  const [before, ...moreBefore] = incoming.get(nodeId) ?? [];
  const [after, ...moreAfter] = outgoing.get(nodeId) ?? [];
  if (!before || !after || moreBefore.length > 0 || moreAfter.length > 0) return;
  draft.remove('edges', before.id);
  const place = draft.remove('edges', after.id);
  const isThere = (outgoing.get(before.source) ?? []).some(
    (edge) =>
      edge.sourcePort === before.sourcePort &&
      edge.target === after.target &&
      edge.targetPort === after.targetPort,
  );
  if (isThere || before.source === after.target) return;
  const taken = draft.document.edges.byId;
  draft.add('edges', edgeBetween(portAtEnd(before, 'source'), portAtEnd(after, 'target'), taken), place);
}
