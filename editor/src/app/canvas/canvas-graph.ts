import {
  edgePath,
  inputPortAt,
  layoutByLevels,
  outputPortAt,
  portOffsetY,
  topologicalLevels,
  type Layout,
  type Link,
  type Point,
} from '@rex/canvas';
import type { NodeTypeDescriptor, Problem, WorkflowDocument } from '../api/types';
import { isDefaultGrid } from './default-grid';
import { kindLine } from './kind-line';

/** Ports by these names stand for themselves. */
const MAIN_PORT = 'main';
const ERROR_PORT = 'error';

/** An output port as it is drawn. */
export interface CanvasPort {
  name: string;
  label: string;
  /** Height below the card's top edge, in canvas pixels. */
  offsetY: number;
}

/** A node as it is drawn, whatever it did when it ran. */
export interface CanvasNode {
  id: string;
  name: string;
  /** Label of the node type. */
  kind: string;
  /** The kind and the most telling bits of the config. */
  kindLine: string;
  icon: string;
  isTrigger: boolean;
  isDisabled: boolean;
  position: Point;
  hasInput: boolean;
  outputs: CanvasPort[];
  problems: string[];
  /** Names of the nodes whose edges lead here. */
  parentNames: string[];
}

/** An edge as it is drawn. */
export interface CanvasEdge {
  id: string;
  source: string;
  sourcePort: string;
  target: string;
  /** SVG path in canvas pixels. */
  path: string;
}

/** A workflow as it is drawn. Nodes are in topological order, which is also the order of reading. */
export interface CanvasGraph {
  nodes: CanvasNode[];
  edges: CanvasEdge[];
}

/** Lays a document out for drawing. Unknown node types and dangling edges are drawn as far as they can be. */
export function canvasGraph(
  document: Pick<WorkflowDocument, 'nodes' | 'edges'>,
  types: ReadonlyMap<string, NodeTypeDescriptor>,
  problems: readonly Problem[],
): CanvasGraph {
  const outputs = new Map(
    document.nodes.map((node) => [node.id, outputsOf(node, types.get(node.type), document.edges)]),
  );
  const links = document.edges.map((edge): Link => {
    const ports = outputs.get(edge.source) ?? [];
    const n = ports.findIndex((port) => port.name === (edge.sourcePort || MAIN_PORT));
    const sourceRank = ports.length > 1 ? n / (ports.length - 1) : 0.5;
    return { source: edge.source, target: edge.target, sourceRank };
  });
  const { positions, bends } = layoutOf(document.nodes, links);
  const nameOf = new Map(document.nodes.map((node) => [node.id, node.name || node.id]));
  const nodes = new Map<string, CanvasNode>();
  for (const node of document.nodes) {
    const type = types.get(node.type);
    const isTrigger = type?.category === 'trigger' || node.type.endsWith('-trigger');
    const incoming = document.edges.filter((edge) => edge.target === node.id);
    nodes.set(node.id, {
      id: node.id,
      name: node.name || node.id,
      kind: type?.label ?? node.type,
      kindLine: kindLine(node, type),
      icon: type?.icon ?? 'box',
      isTrigger,
      isDisabled: node.disabled === true,
      position: positions.get(node.id) ?? { x: 0, y: 0 },
      hasInput: type === undefined ? !isTrigger : type.ports.inputs.length > 0,
      outputs: outputs.get(node.id) ?? [],
      problems: problems.filter((each) => each.nodeId === node.id).map((each) => each.message),
      parentNames: [...new Set(incoming.map((edge) => nameOf.get(edge.source) ?? edge.source))],
    });
  }
  const edges = document.edges.flatMap((edge, index): CanvasEdge[] => {
    const source = nodes.get(edge.source);
    const target = nodes.get(edge.target);
    const link = links[index];
    if (!source || !target || !link) return [];
    const sourcePort = edge.sourcePort || MAIN_PORT;
    const n = Math.max(
      0,
      source.outputs.findIndex((port) => port.name === sourcePort),
    );
    const from = outputPortAt(source.position, n, source.outputs.length);
    const path = edgePath(from, inputPortAt(target.position), bends.get(link));
    return [{ id: edge.id || `edge-${index}`, source: source.id, sourcePort, target: target.id, path }];
  });
  const { order } = topologicalLevels(
    document.nodes.map((node) => node.id),
    links,
  );
  return { nodes: order.flatMap((id) => nodes.get(id) ?? []), edges };
}

/** The saved places. If a node has none, two share one or nobody has placed them yet, the graph is laid out afresh. */
function layoutOf(nodes: WorkflowDocument['nodes'], links: readonly Link[]): Layout {
  const positions = new Map<string, Point>();
  const taken = new Set<string>();
  for (const { id, position } of nodes as { id: string; position?: Point }[]) {
    if (!position || !Number.isFinite(position.x) || !Number.isFinite(position.y)) break;
    positions.set(id, position);
    taken.add(`${position.x} ${position.y}`);
  }
  const isComplete = positions.size === nodes.length && taken.size === positions.size;
  if (isComplete && !isDefaultGrid([...positions.values()])) return { positions, bends: new Map() };
  const ids = nodes.map((node) => node.id);
  return layoutByLevels(ids, links);
}

/** The type's outputs, `error` when failures branch off, and whatever edges leave by that the type does not know. */
function outputsOf(
  node: WorkflowDocument['nodes'][number],
  type: NodeTypeDescriptor | undefined,
  edges: WorkflowDocument['edges'],
): CanvasPort[] {
  const labels = new Map((type?.ports.outputs ?? []).map((port) => [port.name, port.label || port.name]));
  if (node.settings?.onError === 'branch') labels.set(ERROR_PORT, 'Error');
  for (const edge of edges) {
    const port = edge.sourcePort || MAIN_PORT;
    if (edge.source === node.id && !labels.has(port)) labels.set(port, port);
  }
  return [...labels].map(([name, label], n) => ({ name, label, offsetY: portOffsetY(n, labels.size) }));
}
