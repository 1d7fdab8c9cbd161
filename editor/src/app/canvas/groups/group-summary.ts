import { edgeIndexOf, groupMembers, type CanvasDocument, type CanvasNode } from '@rex/canvas';
import { countOf } from '../../editing/count-of';
import type { BadgeStatus } from '../../ui/status-badge.component';
import { badgeOf, type BadgeFacts } from '../cards/card-badge';

/** Whose badge a collapsed group takes: what needs eyes comes first. */
const RANKS: readonly BadgeStatus[] = [
  'running',
  'not-installed',
  'failed',
  'problem',
  'waiting',
  'pending',
  'cancelled',
  'completed',
  'skipped',
];

export interface GroupSummary {
  readonly nodeCount: number;
  readonly badge: BadgeStatus | null;
  /** Such as `3 nodes: 2 completed, 1 failed`. */
  readonly text: string;
  readonly hasInput: boolean;
  readonly hasOutput: boolean;
}

/** What a collapsed group says of its members. */
export function groupSummary(
  document: CanvasDocument,
  groupId: string,
  factsOf: (node: CanvasNode) => BadgeFacts,
): GroupSummary {
  const nodeIds = new Set(groupMembers(document, groupId).nodeIds);
  const counts = new Map<BadgeStatus, number>();
  const { incoming, outgoing } = edgeIndexOf(document);
  let [hasInput, hasOutput] = [false, false];
  for (const id of nodeIds) {
    const node = document.nodes.byId.get(id);
    const badge = node ? badgeOf(factsOf(node)) : null;
    if (badge) counts.set(badge, (counts.get(badge) ?? 0) + 1);
    hasInput ||= (incoming.get(id) ?? []).some((edge) => !nodeIds.has(edge.source));
    hasOutput ||= (outgoing.get(id) ?? []).some((edge) => !nodeIds.has(edge.target));
  }
  const parts = RANKS.flatMap((status) => {
    const count = counts.get(status);
    return count === undefined ? [] : [`${count} ${WORDS[status]}`];
  });
  const nodes = countOf('nodes', nodeIds.size);
  return {
    nodeCount: nodeIds.size,
    badge: RANKS.find((status) => counts.has(status)) ?? null,
    text: parts.length === 0 ? nodes : `${nodes}: ${parts.join(', ')}`,
    hasInput,
    hasOutput,
  };
}

const WORDS: Readonly<Record<BadgeStatus, string>> = {
  running: $localize`running`,
  failed: $localize`failed`,
  problem: $localize`to be mended`,
  'not-installed': $localize`not installed`,
  waiting: $localize`waiting`,
  pending: $localize`queued`,
  cancelled: $localize`cancelled`,
  completed: $localize`completed`,
  skipped: $localize`skipped`,
};
