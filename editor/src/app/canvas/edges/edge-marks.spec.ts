import type { Step, StepStatus } from '../api/types';
import { edgeMarks } from './run-marks';

const aStep = (nodeId: string, status: StepStatus, port: string | null): [string, Step] => [
  nodeId,
  {
    nodeId,
    nodeName: nodeId,
    nodeType: 'code',
    status,
    port,
    input: null,
    output: null,
    omitted: [],
    error: null,
    attempt: 1,
    startedAt: null,
    finishedAt: null,
    durationMs: null,
    warnings: [],
    usage: null,
    logs: [],
  },
];
const anEdge = (id: string, source: string, sourcePort: string) => ({
  id,
  source,
  sourcePort,
  target: 'z',
  path: '',
});

describe('edgeMarks', () => {
  it('tells the edges that data passed from those it did not', () => {
    const steps = new Map([
      aStep('condition', 'completed', 'true'),
      aStep('code', 'completed', null),
      aStep('branched', 'failed', 'error'),
      aStep('broken', 'failed', null),
      aStep('skipped', 'skipped', null),
      aStep('busy', 'running', null),
    ]);
    const edges = [
      anEdge('yes', 'condition', 'true'),
      anEdge('no', 'condition', 'false'),
      anEdge('main', 'code', 'main'),
      anEdge('caught', 'branched', 'error'),
      anEdge('lost', 'broken', 'main'),
      anEdge('aside', 'skipped', 'main'),
      anEdge('soon', 'busy', 'main'),
      anEdge('unknown', 'never-run', 'main'),
    ];
    expect(Object.fromEntries(edgeMarks(edges, steps))).toEqual({
      yes: 'taken',
      no: 'dead',
      main: 'taken',
      caught: 'taken',
      lost: 'dead',
      aside: 'dead',
      soon: 'open',
      unknown: 'open',
    });
  });
});
