import type { CanvasNode } from '@rex/canvas';
import type { NodeTypeDescriptor } from '../api/types';
import { manualStartOf } from './manual-start';
import { readInput } from './read-input';

const type = (name: string, properties = {}): [string, NodeTypeDescriptor] => [
  name,
  {
    type: name,
    label: name,
    category: name.endsWith('-trigger') ? 'trigger' : 'data',
    configSchema: { properties },
  } as unknown as NodeTypeDescriptor,
];
const types = new Map([
  type('manual-trigger', { inputSchema: { inputRole: 'schema' }, sampleInput: { inputRole: 'sample' } }),
  type('webhook-trigger'),
  type('code'),
]);
const node = (id: string, kind: string, more: Partial<CanvasNode> = {}): CanvasNode =>
  ({ id, type: kind, name: '', config: {}, disabled: false, ...more }) as CanvasNode;

describe('manualStartOf', () => {
  it('takes the manual trigger although another stands before it, with its schema and sample', () => {
    const config = { inputSchema: { type: 'object' }, sampleInput: { a: 1 } };
    const nodes = [
      node('hook', 'webhook-trigger', { name: 'Hook' }),
      node('start', 'manual-trigger', { config }),
    ];
    expect(manualStartOf(nodes, types)).toEqual({
      nodeId: 'start',
      name: 'start',
      label: 'manual-trigger',
      schema: { type: 'object' },
      sample: { a: 1 },
      others: ['Hook'],
    });
  });

  it('takes another trigger where there is no manual one, with what it would hand on; none where all are disabled', () => {
    const hook = node('hook', 'webhook-trigger');
    expect(manualStartOf([node('c', 'code'), hook], types)).toMatchObject({
      nodeId: 'hook',
      sample: { body: {} },
    });
    expect(manualStartOf([{ ...hook, disabled: true }], types)).toBeNull();
  });
});

describe('readInput', () => {
  it('reads JSON, takes nothing as an empty object, and says where the mistake is', () => {
    expect(readInput('[1]')).toEqual({ kind: 'value', value: [1] });
    expect(readInput('  ')).toEqual({ kind: 'value', value: {} });
    expect(readInput('{"a": 1,\n')).toMatchObject({ message: expect.stringContaining('line 2') as string });
    expect(readInput('{"a": 1,\n "b": }')).toMatchObject({
      kind: 'mistake',
      message: expect.stringContaining("Unexpected token '}'") as string,
    });
  });
});
