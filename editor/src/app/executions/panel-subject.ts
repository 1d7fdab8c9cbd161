import type {
  Execution,
  JsonValue,
  NodeTypeDescriptor,
  RunError,
  Step,
  StepLog,
  StepStatus,
  WorkflowDocument,
} from '../api/types';

/** What the right panel shows: a node with its step, or an execution as a whole. */
export interface PanelSubject {
  /** Changes when something else is shown. */
  key: string;
  /** Null for an execution. */
  nodeId: string | null;
  title: string;
  kind: string;
  icon: string;
  status: StepStatus | null;
  durationMs: number | null;
  attempt: number;
  /** Absent when nothing ran. */
  run: {
    input: JsonValue;
    output: JsonValue;
    error: RunError | null;
    omitted: ('input' | 'output' | 'logs')[];
    logs: StepLog[];
    warnings: { code: string; message: string }[];
  } | null;
  problems: string[];
  /** Absent for an execution. */
  config: { scripts: { field: string; source: string }[]; rest: JsonValue } | null;
}

/** A node of the workflow and what it did. */
export function nodeSubject(
  node: WorkflowDocument['nodes'][number],
  type: NodeTypeDescriptor | undefined,
  step: Step | undefined,
  problems: string[],
): PanelSubject {
  const config = node.config ?? {};
  const scriptFields = new Set(Object.keys(type?.scriptFields ?? {}));
  const entries = Object.entries(config);
  return {
    key: `node ${node.id}`,
    nodeId: node.id,
    title: node.name || node.id,
    kind: `${type?.label ?? node.type} · ${node.id}`,
    icon: type?.icon ?? 'box',
    status: step?.status ?? null,
    durationMs: step?.durationMs ?? null,
    attempt: step?.attempt ?? 1,
    run: step ?? null,
    problems,
    config: {
      scripts: entries.flatMap(([field, source]) =>
        typeof source === 'string' && scriptFields.has(field) ? [{ field, source }] : [],
      ),
      rest: Object.fromEntries(
        entries.filter(([field, value]) => !(scriptFields.has(field) && typeof value === 'string')),
      ),
    },
  };
}

/** An execution as a whole: what came in, what came out. */
export function executionSubject(execution: Execution): PanelSubject {
  const { input, output, error } = execution;
  return {
    key: `execution ${execution.id}`,
    nodeId: null,
    title: 'Execution',
    kind: execution.id,
    icon: 'play',
    status: execution.status,
    durationMs: execution.durationMs,
    attempt: 1,
    run: { input, output, error, omitted: [], logs: [], warnings: [] },
    problems: [],
    config: null,
  };
}

/** A tab of the panel. */
export type PanelTab = 'error' | 'output' | 'input' | 'logs' | 'config';

/** The tabs a subject has, the most telling first. */
export function tabsOf(subject: PanelSubject): PanelTab[] {
  return [
    ...(subject.run?.error ? (['error'] as const) : []),
    ...(subject.run ? (['output', 'input'] as const) : []),
    ...(subject.run && subject.config ? (['logs'] as const) : []),
    ...(subject.config ? (['config'] as const) : []),
  ];
}
