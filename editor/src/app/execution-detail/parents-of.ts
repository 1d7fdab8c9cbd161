/** By node, the nodes on whose outputs it waits. */
export function parentsOf(
  edges: Iterable<{ source: string; target: string }>,
): ReadonlyMap<string, readonly string[]> {
  const parents = new Map<string, string[]>();
  for (const { source, target } of edges) {
    const known = parents.get(target);
    if (known) known.push(source);
    else parents.set(target, [source]);
  }
  return parents;
}
