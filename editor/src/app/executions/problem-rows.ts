import type { Execution, Problem } from '../api/types';

/** A line of the list of problems. */
export interface ProblemRow {
  key: string;
  /** An error keeps the draft from running, a warning is what a step of the execution shown noticed. */
  severity: 'error' | 'warning';
  nodeId: string | null;
  /** The name of the node; null when it is about no node. */
  nodeName: string | null;
  message: string;
  /** A JSON Pointer into the document; empty for warnings. */
  path: string;
}

/** What there is to mend: what is wrong with the draft first, then what steps warned of. */
export function problemRows(
  problems: readonly Problem[],
  execution: Execution | null,
  nameOf: (nodeId: string) => string,
): ProblemRow[] {
  const errors = problems.map(({ message, nodeId, path }, index): ProblemRow => {
    const name = nodeId === undefined ? null : nameOf(nodeId);
    return { key: `e${index}`, severity: 'error', nodeId: nodeId ?? null, nodeName: name, message, path };
  });
  const warnings = (execution?.steps ?? []).flatMap(({ nodeId, warnings: said }) =>
    said.map(({ message }, index): ProblemRow => {
      const nodeName = nameOf(nodeId);
      return { key: `w${nodeId} ${index}`, severity: 'warning', nodeId, nodeName, message, path: '' };
    }),
  );
  return [...errors, ...warnings];
}
