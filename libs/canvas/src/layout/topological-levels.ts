/** A connection between two nodes, by their ids. */
export interface Link {
  source: string;
  target: string;
  /** Where among its source's ports it leaves, from 0 (top) to 1 (bottom); in the middle if absent. */
  sourceRank?: number;
}

/** The order and depth of nodes. */
export interface Levels {
  /** All ids: topological order, ties by position in the input. */
  order: string[];
  /** Length of the longest path from a source, counting from 0. */
  levelOf: Map<string, number>;
}

/**
 * Kahn's algorithm with longest-path levels. Drafts may hold cycles and dangling edges: nodes of a cycle follow in
 * input order, one level after whatever reaches them; dangling edges are passed over.
 */
export function topologicalLevels(ids: readonly string[], links: readonly Link[]): Levels {
  const known = new Set(ids);
  const targets = new Map<string, string[]>(ids.map((id) => [id, []]));
  const waiting = new Map<string, number>(ids.map((id) => [id, 0]));
  for (const { source, target } of links) {
    if (!known.has(source) || !known.has(target) || source === target) continue;
    targets.get(source)?.push(target);
    waiting.set(target, (waiting.get(target) ?? 0) + 1);
  }
  const levelOf = new Map<string, number>(ids.map((id) => [id, 0]));
  const order: string[] = [];
  const done = new Set<string>();
  const take = (id: string, next: string[]): void => {
    done.add(id);
    order.push(id);
    for (const target of targets.get(id) ?? []) {
      if (done.has(target)) continue;
      levelOf.set(target, Math.max(levelOf.get(target) ?? 0, (levelOf.get(id) ?? 0) + 1));
      const left = (waiting.get(target) ?? 0) - 1;
      waiting.set(target, left);
      if (left === 0) next.push(target);
    }
  };
  const place = new Map(ids.map((id, index) => [id, index]));
  const byPlace = (a: string, b: string): number => (place.get(a) ?? 0) - (place.get(b) ?? 0);
  let ready = ids.filter((id) => waiting.get(id) === 0);
  while (done.size < known.size) {
    // Nothing is ready but something is left: a cycle. Break it at its first node.
    const stuck = ready.length === 0 ? ids.find((id) => !done.has(id)) : undefined;
    const batch = stuck === undefined ? ready.sort(byPlace) : [stuck];
    ready = [];
    for (const id of batch) if (!done.has(id)) take(id, ready);
  }
  return { order, levelOf };
}
