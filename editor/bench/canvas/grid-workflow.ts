/** Nodes above each other. */
const ROWS = 25;
/** From corner to corner of two that stand beside, or above, each other. */
const PITCH = { x: 280, y: 140 };

export interface GridOptions {
  name: string;
  nodes: number;
  edges: number;
  /** What the ids begin with. */
  prefix?: string;
  /** Left out: it has a manual trigger, above the first column, which runs all of it. */
  hasTrigger?: boolean;
  /** Each node is one of code, which waits so long. Left out: none waits. */
  pauseMs?: number;
}

export interface GridNode {
  id: string;
  type: string;
  name: string;
  position: { x: number; y: number };
  config: object;
}

interface GridEdge {
  source: string;
  sourcePort?: string;
  target: string;
}

/** The id of the node at a place of the grid. */
export function idInGrid(column: number, row: number, prefix = 'n'): string {
  return `${prefix}${column * ROWS + row}`;
}

function placeInGrid(column: number, row: number): GridNode['position'] {
  return { x: column * PITCH.x, y: row * PITCH.y };
}

/**
 * A workflow that can be run, of columns of 25 nodes: each has an edge from the node to its left, and many a second one, from another
 * row. The types are those that need nobody outside; every output is `{ step: n }`, however many nodes are before it.
 */
export function gridWorkflow(options: GridOptions) {
  const { name, nodes: nodeCount, edges: edgeCount, prefix = 'n', hasTrigger = true, pauseMs } = options;
  const inGrid = Array.from({ length: nodeCount - (hasTrigger ? 1 : 0) }, (_, n) =>
    pauseMs === undefined ? gridNode(n, prefix) : pausingNode(n, prefix, pauseMs),
  );
  const trigger = { id: `${prefix}_start`, type: 'manual-trigger', name: 'Start', config: {} };
  const position = placeInGrid(0, -1);
  const edges = edgesAlong(inGrid, edgeCount, hasTrigger ? trigger.id : undefined);
  return { name, nodes: [...(hasTrigger ? [{ ...trigger, position }] : []), ...inGrid], edges };
}

function gridNode(n: number, prefix: string): GridNode {
  const [column, row] = [Math.floor(n / ROWS), n % ROWS];
  const before = `${prefix}${n - ROWS}`;
  const place = { id: `${prefix}${n}`, position: placeInGrid(column, row) };
  const kind = column === 0 ? 0 : n % 10;
  if (kind === 1 || kind === 7)
    return {
      ...place,
      type: 'log',
      name: `Note ${n}`,
      config: { message: `Step {{ steps.${before}.step }}` },
    };
  if (kind === 4) {
    const conditions = [{ field: 'step', operator: 'exists' }];
    return { ...place, type: 'condition', name: `Is there ${n}?`, config: { conditions } };
  }
  if (kind === 9)
    return { ...place, type: 'code', name: `Work out ${n}`, config: { code: `return { step: ${n} };` } };
  return {
    ...place,
    ...{ type: 'transformer', name: `Map ${n}` },
    config: { mappings: [{ to: 'step', value: n }] },
  };
}

function pausingNode(n: number, prefix: string, pauseMs: number): GridNode {
  const code = `await new Promise((done) => setTimeout(done, ${pauseMs})); return { step: ${n} };`;
  return { ...gridNode(n, prefix), type: 'code', name: `Wait ${n}`, config: { code } };
}

/** First those that reach everything, then further ones until there are enough. */
function edgesAlong(nodes: readonly GridNode[], count: number, triggerId: string | undefined): GridEdge[] {
  const edges = new Map<string, GridEdge>();
  const connect = (source: GridNode | undefined, target: GridNode) => {
    if (!source || edges.size >= count) return;
    const port = source.type === 'condition' ? { sourcePort: 'true' } : {};
    edges.set(`${source.id}>${target.id}`, { source: source.id, ...port, target: target.id });
  };
  nodes.forEach((node, n) => {
    if (n >= ROWS) connect(nodes[n - ROWS], node);
    else if (triggerId !== undefined) edges.set(`>${node.id}`, { source: triggerId, target: node.id });
  });
  for (let shift = 1; edges.size < count && shift < ROWS; shift += 1) {
    nodes.forEach((node, n) => {
      const [column, row] = [Math.floor(n / ROWS), n % ROWS];
      if (column > 0 && n % 2 === 1) connect(nodes[(column - 1) * ROWS + ((row + shift) % ROWS)], node);
    });
  }
  return [...edges.values()];
}
