import { branch, completed } from '@rex/node-sdk';
import { aNodeType, anEngine } from '../spec-support/an-engine';

it('a disabled node without a port main hands its input on by its first port', async () => {
  const fork = aNodeType('fork', async ({ input }) => branch('true', input));
  const ports = {
    ...fork.descriptor.ports,
    outputs: ['true', 'false'].map((name) => ({ name, label: name })),
  };
  const { engine, accept, look } = anEngine([{ ...fork, descriptor: { ...fork.descriptor, ports } }]);
  await accept({
    nodes: [
      { id: 'start', type: 'start' },
      { id: 'off', type: 'fork', disabled: true },
      { id: 'after', type: 'pass' },
    ],
    edges: [
      { source: 'start', target: 'off' },
      { source: 'off', sourcePort: 'true', target: 'after' },
    ],
  });
  await engine.run('execution-1');
  expect(look().steps['after']?.status).toBe('completed');
});

it('a disabled Output node gives no output', async () => {
  const { engine, accept, look } = anEngine([aNodeType('output', async ({ input }) => completed(input))]);
  await accept(
    {
      nodes: [
        { id: 'start', type: 'start' },
        { id: 'off', type: 'output', disabled: true },
        { id: 'on', type: 'output' },
      ],
      edges: [
        { source: 'start', target: 'off' },
        { source: 'start', target: 'on' },
      ],
    },
    { n: 1 },
  );
  await engine.run('execution-1');
  expect(look().output).toEqual({ n: 1 });
});

it('loses no output when a node is named as another one is called', async () => {
  const { engine, accept, look } = anEngine();
  await accept({
    nodes: [
      { id: 'start', type: 'start' },
      { id: 'x', type: 'value', name: 'N', config: { value: 1 } },
      { id: 'y', type: 'value', name: 'N', config: { value: 2 } },
      { id: 'z', type: 'value', name: 'x', config: { value: 3 } },
    ],
    edges: ['x', 'y', 'z'].map((target) => ({ source: 'start', target })),
  });
  await engine.run('execution-1');
  expect(Object.values(look().output as object).sort()).toEqual([1, 2, 3]);
});
