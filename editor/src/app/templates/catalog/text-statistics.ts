import { line, node, noteAbove, type WorkflowTemplate } from '../workflow-template';

const TEXT = { text: '<p>The cat saw the dog.  The dog   saw nothing!</p>' };

/** Counts the words and sentences of a text, finds its most frequent words and how long it takes to read. */
export const textStatistics: WorkflowTemplate = {
  id: 'text-statistics',
  title: $localize`Count words`,
  summary: $localize`Counts the words and sentences of a text, finds its most frequent words and how long it takes to read.`,
  topic: 'data',
  workflow: {
    nodes: [
      node('text', 'manual-trigger', 'Text', [0, 0], { sampleInput: TEXT }),
      node('clean', 'data-cleaner', 'Tidy', [1, 0], {
        operations: ['remove-html', 'collapse-whitespace', 'trim'],
      }),
      node('count', 'code', 'Count', [2, 0], {
        code: [
          'const words = input.text.toLowerCase().match(/[\\p{L}\\p{N}]+/gu) ?? [];',
          'const counts = new Map();',
          'for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);',
          'const frequent = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, 3);',
          'return {',
          '  words: words.length,',
          '  sentences: (input.text.match(/[.!?]+(?=\\s|$)/g) ?? []).length,',
          '  frequent: frequent.map(([word, count]) => ({ word, count })),',
          '};',
        ].join('\n'),
      }),
      node('time', 'transformer', 'Time to read', [3, 0], {
        mappings: [{ to: 'readingSeconds', value: '{{ Math.ceil(input.words * 60 / 230) }}' }],
        keepOthers: true,
      }),
      node('result', 'output', 'Statistics', [4, 0]),
    ],
    edges: line('text', 'clean', 'count', 'time', 'result'),
    notes: [
      noteAbove(
        '## Count words\nThe script knows the letters of all languages. Change what counts as a word in the first line.',
      ),
    ],
  },
  input: TEXT,
  output: {
    words: 9,
    sentences: 2,
    frequent: [
      { word: 'the', count: 3 },
      { word: 'dog', count: 2 },
      { word: 'saw', count: 2 },
    ],
    readingSeconds: 3,
  },
};
