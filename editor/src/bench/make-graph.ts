// The graph that the comparisons with other libraries draw: the same seed gives the same nodes and edges there and here.

const GAP_X = 280;
const GAP_Y = 140;
export const KINDS = [
  'LLM',
  'HTTP Request',
  'Code',
  'Transformer',
  'Condition',
  'JSON Validator',
  'Data Cleaner',
  'Log',
  'Output',
  'Storage',
] as const;
const STATUSES = ['completed', 'running', 'failed', 'skipped', 'idle'] as const;

export interface BenchNode {
  id: string;
  x: number;
  y: number;
  kind: (typeof KINDS)[number];
  title: string;
  status: (typeof STATUSES)[number];
  outs: number;
}

export interface BenchEdge {
  id: string;
  source: string;
  target: string;
  sourcePort: number;
}

export function makeGraph(
  count = 1000,
  edgeCount = 1500,
  columns = 40,
): { nodes: BenchNode[]; edges: BenchEdge[] } {
  const random = randomOf(42);
  const nodes = Array.from({ length: count }, (_, n): BenchNode => {
    const kind = KINDS[n % KINDS.length] ?? 'Code';
    return {
      id: `n${n}`,
      x: (n % columns) * GAP_X,
      y: Math.floor(n / columns) * GAP_Y,
      kind,
      title: `${kind} ${n}`,
      status: STATUSES[Math.floor(random() * STATUSES.length)] ?? 'idle',
      outs: kind === 'Condition' ? 2 : 1,
    };
  });
  const edges: BenchEdge[] = [];
  const seen = new Set<string>();
  const add = (a: number, b: number): void => {
    const key = `${a}>${b}`;
    if (a >= b || b >= count || seen.has(key)) return;
    seen.add(key);
    const sourcePort = nodes[a]?.outs === 2 && edges.length % 2 === 1 ? 1 : 0;
    edges.push({ id: `e${edges.length}`, source: `n${a}`, target: `n${b}`, sourcePort });
  };
  for (let n = 0; n < count - 1 && edges.length < edgeCount; n += 1)
    if ((n + 1) % columns !== 0) add(n, n + 1);
  while (edges.length < edgeCount) {
    const a = Math.floor(random() * count);
    add(a, a + columns + Math.floor(random() * 4));
  }
  return { nodes, edges };
}

/** Mulberry32: small, and the same everywhere. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
