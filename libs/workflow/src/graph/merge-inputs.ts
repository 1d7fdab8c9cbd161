import { isJsonObject, type JsonValue } from '../document/json-value';

/** A parent whose output reaches a node. */
export interface ParentOutput {
  nodeId: string;
  output: JsonValue;
}

/** A node's input, and what was lost while it was put together. */
export interface MergedInput {
  input: JsonValue;
  /** Keys that more than one parent gave, each once: the later parent's value was taken. */
  collisions: string[];
}

/**
 * Makes a node's input of its live parents' outputs, which come in topological order (DESIGN section 5).
 *
 * - No parent: `{}`.
 * - One parent: its output as it is, whatever its type.
 * - Several: one object with the keys of all; later parents win. An output that is no object stands under its node's id.
 */
export function mergeInputs(parents: readonly ParentOutput[]): MergedInput {
  const [only] = parents;
  if (only && parents.length === 1) return { input: only.output, collisions: [] };
  const merged = new Map<string, JsonValue>();
  const collisions = new Set<string>();
  for (const { nodeId, output } of parents) {
    const entries: [string, JsonValue][] = isJsonObject(output) ? Object.entries(output) : [[nodeId, output]];
    for (const [key, value] of entries) {
      if (merged.has(key)) collisions.add(key);
      merged.set(key, value);
    }
  }
  // fromEntries defines own properties, so a key named "__proto__" stays a key.
  return { input: Object.fromEntries(merged), collisions: [...collisions] };
}
