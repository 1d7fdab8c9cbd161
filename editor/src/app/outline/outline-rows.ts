import { edgeIndexOf, edgesAt, itemsOf, topologicalLevels, type CanvasDocument } from '@rex/canvas';

/** One node in the outline: its depth in the graph, from 1, and the names of what leads to it. */
export interface OutlineRow {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly level: number;
  /** Its place among the nodes of the same depth, from 1, and how many there are. */
  readonly place: number;
  readonly of: number;
  readonly from: readonly string[];
}

/** All nodes, as deep as the longest way to them: what the canvas shows by place, told in rows. */
export function outlineRows(document: CanvasDocument): OutlineRow[] {
  const { order, levelOf } = topologicalLevels(document.nodes.order, itemsOf(document.edges));
  const counts = new Map<number, number>();
  for (const id of order) counts.set(levelOf.get(id) ?? 0, (counts.get(levelOf.get(id) ?? 0) ?? 0) + 1);
  const placed = new Map<number, number>();
  const index = edgeIndexOf(document);
  const nameOf = (id: string): string => document.nodes.byId.get(id)?.name || id;
  return order.flatMap((id): OutlineRow[] => {
    const node = document.nodes.byId.get(id);
    if (!node) return [];
    const level = levelOf.get(id) ?? 0;
    const place = (placed.get(level) ?? 0) + 1;
    placed.set(level, place);
    const incoming = [...edgesAt(index, [id])].filter(({ target }) => target === id);
    return [
      {
        id,
        name: nameOf(id),
        type: node.type,
        level: level + 1,
        place,
        of: counts.get(level) ?? place,
        from: [...new Set(incoming.map(({ source }) => nameOf(source)))],
      },
    ];
  });
}
