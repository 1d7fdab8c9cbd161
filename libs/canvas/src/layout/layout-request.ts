import type { CanvasDocument } from '../document/canvas-document';
import { itemsOf } from '../document/item-list';
import type { PortsOf } from '../geometry/node-ports';
import { layoutByLevels, type Layout } from './layout-by-levels';
import type { Link } from './topological-levels';

/** What a layout is asked for, as plain data: it may be answered in another thread. */
export interface LayoutRequest {
  readonly ids: readonly string[];
  readonly links: readonly Link[];
}

/** Anything that can place nodes. */
export type LayoutEngine = (request: LayoutRequest) => Layout | Promise<Layout>;

/** The layout that comes with the canvas: columns by depth, without a library. */
export const levelsLayout: LayoutEngine = ({ ids, links }) => layoutByLevels(ids, links);

/** Asks for the places of some nodes, with the edges between them; of all when one node or none is given. */
export function layoutRequestOf(
  document: CanvasDocument,
  nodeIds: ReadonlySet<string>,
  portsOf: PortsOf,
): LayoutRequest {
  const isAsked = (id: string): boolean => nodeIds.size < 2 || nodeIds.has(id);
  const links = itemsOf(document.edges).flatMap((edge): Link[] => {
    const source = document.nodes.byId.get(edge.source);
    if (!source || !document.nodes.byId.has(edge.target)) return [];
    if (!isAsked(edge.source) || !isAsked(edge.target)) return [];
    const { outputs } = portsOf(source);
    const n = Math.max(0, outputs.indexOf(edge.sourcePort));
    const sourceRank = outputs.length > 1 ? n / (outputs.length - 1) : 0.5;
    return [{ source: edge.source, target: edge.target, sourceRank }];
  });
  return { ids: document.nodes.order.filter(isAsked), links };
}
