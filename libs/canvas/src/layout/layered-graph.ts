import { topologicalLevels, type Link } from './topological-levels';

/** One place in a column: a node, or a stand-in that keeps room for an edge passing through. */
export interface Slot {
  /** The node's id; undefined for a stand-in. */
  nodeId?: string;
  level: number;
  before: Slot[];
  after: Slot[];
  /** Ranks of the ports from which it is reached, around 0: negative means rather above its sources, positive below. */
  lean: number;
}

/** Above this many stand-ins the layout does without them: it would cost more than it gives. */
const MAX_STAND_INS = 4000;

/** A graph in columns. */
export interface LayeredGraph {
  columns: Slot[][];
  /** The stand-ins of each link, from source to target. */
  standInsOf: Map<Link, Slot[]>;
}

/** Sorts a graph into columns: each edge joins neighbouring columns, long ones by way of stand-ins. */
export function layeredGraph(ids: readonly string[], links: readonly Link[]): LayeredGraph {
  const { order, levelOf } = topologicalLevels(ids, links);
  const columns: Slot[][] = [];
  const slots = new Map<string, Slot>();
  const add = (slot: Slot): Slot => {
    (columns[slot.level] ??= []).push(slot);
    return slot;
  };
  for (const id of order) {
    slots.set(id, add({ nodeId: id, level: levelOf.get(id) ?? 0, before: [], after: [], lean: 0 }));
  }
  const standInsOf = new Map<Link, Slot[]>();
  let standIns = 0;
  for (const link of links) {
    const source = slots.get(link.source);
    const target = slots.get(link.target);
    if (!source || !target || target.level <= source.level) continue;
    standIns += target.level - source.level - 1;
    const lean = (link.sourceRank ?? 0.5) - 0.5;
    let last = source;
    const between: Slot[] = [];
    if (standIns <= MAX_STAND_INS) {
      for (let level = source.level + 1; level < target.level; level++) {
        last = join(last, add({ level, before: [], after: [], lean: 0 }));
        between.push(last);
      }
    }
    standInsOf.set(link, between);
    join(last, target);
    // Only the first step of an edge starts at the port.
    (between[0] ?? target).lean += lean / Math.max(1, (between[0] ?? target).before.length);
  }
  // In a cycle a level may have been skipped.
  return { columns: columns.filter((column) => column !== undefined), standInsOf };
}

function join(source: Slot, target: Slot): Slot {
  source.after.push(target);
  target.before.push(source);
  return target;
}
