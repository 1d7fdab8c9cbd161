import type { ImportReport } from '../api/types';

type Counts = Pick<ImportReport['summary'], 'nodeCount' | 'edgeCount' | 'noteCount' | 'groupCount'>;

/** What a workflow consists of, such as `4 nodes, 3 edges, 1 note`. */
export function summaryText({ nodeCount, edgeCount, noteCount, groupCount }: Counts): string {
  const nodes = nodeCount === 1 ? $localize`1 node` : $localize`${nodeCount}:count: nodes`;
  const edges = edgeCount === 1 ? $localize`1 edge` : $localize`${edgeCount}:count: edges`;
  const notes = noteCount === 1 ? $localize`1 note` : $localize`${noteCount}:count: notes`;
  const groups = groupCount === 1 ? $localize`1 group` : $localize`${groupCount}:count: groups`;
  return [nodes, edges, ...(noteCount > 0 ? [notes] : []), ...(groupCount > 0 ? [groups] : [])].join(', ');
}
