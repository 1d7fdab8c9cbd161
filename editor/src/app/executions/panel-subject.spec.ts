import type { NodeTypeDescriptor, Step, WorkflowDocument } from '../api/types';
import { nodeSubject, tabsOf } from './panel-subject';

const code: NodeTypeDescriptor = {
  type: 'code',
  version: 1,
  label: 'Code',
  category: 'flow',
  icon: 'code',
  summary: '',
  configSchema: {},
  ports: { inputs: [], outputs: [] },
  retryClass: 'pure',
  asTool: false,
  scriptFields: { code: 'body' },
  errors: [],
  guide: '',
  examples: [],
};

const node: WorkflowDocument['nodes'][number] = {
  id: 'score',
  type: 'code',
  name: 'Score',
  position: { x: 0, y: 0 },
  config: { code: 'return 1;', note: 'x' },
  settings: { onError: 'fail' },
  disabled: false,
  notes: '',
};

const step: Step = {
  nodeId: 'score',
  nodeName: 'Score',
  nodeType: 'code',
  status: 'failed',
  port: null,
  input: {},
  output: null,
  omitted: [],
  error: { code: 'script-threw', message: 'boom' },
  attempt: 1,
  startedAt: null,
  finishedAt: null,
  durationMs: 3,
  warnings: [],
  usage: null,
  logs: [],
};

describe('nodeSubject', () => {
  it('shows scripts apart from the other settings', () => {
    expect(nodeSubject(node, code, undefined, []).config).toEqual({
      scripts: [{ field: 'code', source: 'return 1;' }],
      rest: { note: 'x' },
    });
  });

  it('shows a node of an unknown type as it is', () => {
    const subject = nodeSubject(node, undefined, undefined, []);
    expect(subject.kind).toBe('code · score');
    expect(subject.config?.rest).toEqual(node.config);
  });
});

describe('tabsOf', () => {
  it('opens a failed step at its error', () => {
    expect(tabsOf(nodeSubject(node, code, step, []))).toEqual(['error', 'output', 'input', 'logs', 'config']);
  });

  it('offers only the settings of a node that has not run', () => {
    expect(tabsOf(nodeSubject(node, code, undefined, []))).toEqual(['config']);
  });
});
