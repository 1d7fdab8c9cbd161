import { line, node, noteAbove, type WorkflowTemplate } from '../workflow-template';

const RECORD = { id: 'lamp', price: 49, stock: 3 };

/** Keeps what a record was the last time and tells which of its fields are other now. */
export const detectChanges: WorkflowTemplate = {
  id: 'detect-changes',
  title: $localize`Tell what changed`,
  summary: $localize`Keeps what a record was the last time and tells which of its fields are other now.`,
  topic: 'storage',
  workflow: {
    nodes: [
      node('record', 'manual-trigger', 'Record', [0, 0], { sampleInput: RECORD }),
      node('before', 'storage', 'As it was', [1, 0], {
        action: 'get',
        key: 'record {{ input.id }}',
        default: {},
        fullEntry: true,
      }),
      node('compare', 'code', 'Compare', [2, 0], {
        code: [
          'const [before, now] = [input.value, trigger];',
          'const names = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort();',
          'const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(now[name]));',
          'return { id: now.id, isNew: !input.found, changed };',
        ].join('\n'),
      }),
      node('keep', 'storage', 'Keep it', [3, 0], {
        action: 'put',
        key: 'record {{ input.id }}',
        value: '{{ trigger }}',
      }),
      node('result', 'output', 'What changed', [4, 0], { value: '{{ steps.compare }}' }),
    ],
    edges: line('record', 'before', 'compare', 'keep', 'result'),
    notes: [
      noteAbove(
        '## Tell what changed\nRun it, change the price in the sample of the trigger, and run it again.',
      ),
    ],
  },
  input: RECORD,
  output: { id: 'lamp', isNew: true, changed: ['id', 'price', 'stock'] },
};
