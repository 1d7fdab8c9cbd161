import type { JsonValue } from '@rex/workflow';

/** What one name of templates stands for, as far as it is known. */
export interface ScopeEntry {
  /** As templates write it, such as `input` or `steps.fetch`. */
  readonly path: string;
  /** Such as `Fetch the order`. */
  readonly title: string;
  /** Undefined when nothing is known yet. */
  readonly value: JsonValue | undefined;
  /** The value comes from an example of the node type, not from an execution. */
  readonly isExample: boolean;
}

/** Everything that a node's templates may name, with the values of the execution that is shown. */
export interface ScopeData {
  readonly entries: readonly ScopeEntry[];
  /** The ids of the nodes that run before this one. */
  readonly upstream: ReadonlySet<string>;
}

export const EMPTY_SCOPE: ScopeData = { entries: [], upstream: new Set() };

/** A key as it follows a path: `.name`, `[0]` or `["content-type"]`. */
export function pathStep(key: string | number): string {
  if (typeof key === 'number') return `[${key}]`;
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}
