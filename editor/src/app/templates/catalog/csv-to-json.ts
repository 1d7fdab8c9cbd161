import { line, node, noteAbove, type WorkflowTemplate } from '../workflow-template';

const TABLE = { csv: 'name,age,active\n"Lovelace, Ada",36,true\nBob, 41 ,false\n' };

/** Reads a table as text, with quotes and all, and gives objects with real numbers and booleans. */
export const csvToJson: WorkflowTemplate = {
  id: 'csv-to-json',
  title: $localize`Turn CSV into JSON`,
  summary: $localize`Reads a table as text, with quotes and all, and gives objects with real numbers and booleans.`,
  topic: 'data',
  workflow: {
    nodes: [
      node('table', 'manual-trigger', 'Table', [0, 0], { sampleInput: TABLE }),
      node('parse', 'code', 'Read the lines', [1, 0], {
        code: [
          'const cells = (text) => [...text.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)]',
          "  .map(([, quoted, plain]) => (quoted === undefined ? plain : quoted.replaceAll('\"\"', '\"')));",
          'const [head, ...rows] = input.csv.trim().split(/\\r?\\n/).map(cells);',
          'return rows.map((row) => Object.fromEntries(head.map((name, n) => [name, row[n] ?? ""])));',
        ].join('\n'),
      }),
      node('types', 'data-cleaner', 'Numbers and booleans', [2, 0], {
        operations: ['trim', 'parse-numbers', 'parse-booleans'],
      }),
      node('result', 'output', 'Objects', [3, 0]),
    ],
    edges: line('table', 'parse', 'types', 'result'),
    notes: [
      noteAbove(
        '## Turn CSV into JSON\nPaste your own table into the sample of the trigger, as one text with line breaks.',
      ),
    ],
  },
  input: TABLE,
  output: [
    { name: 'Lovelace, Ada', age: 36, active: true },
    { name: 'Bob', age: 41, active: false },
  ],
};
