import type { NodeTypeDescriptor } from '../app/api/types';
import { KINDS } from './make-graph';

const ICONS = [
  'sparkles',
  'globe',
  'code',
  'shuffle',
  'split',
  'shield-check',
  'brush-cleaning',
  'scroll-text',
  'flag',
  'database',
];

/** A node type for each kind of the graph. */
export const BENCH_TYPES: NodeTypeDescriptor[] = KINDS.map((kind, n) => ({
  type: typeOf(kind),
  version: 1,
  label: kind,
  category: 'flow',
  icon: ICONS[n] ?? 'box',
  summary: '',
  configSchema: {},
  ports: {
    inputs: [{ name: 'main', label: 'Input' }],
    outputs: (kind === 'Condition' ? ['true', 'false'] : ['main']).map((name) => ({ name, label: name })),
  },
  retryClass: 'pure',
  asTool: false,
  scriptFields: {},
  errors: [],
  guide: '',
  examples: [],
}));

export function typeOf(kind: string): string {
  return kind.toLowerCase().replaceAll(' ', '-');
}
