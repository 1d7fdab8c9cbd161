import { code, either, jsonBlock, jsonCode, plain, table } from './markdown-text.mjs';
import { titleOf } from './node-picture.mjs';
import { retryWords } from './retry-words.mjs';
import { schemaRows } from './schema-rows.mjs';

const KNOWN_EXAMPLE_FIELDS = ['name', 'config', 'input', 'output', 'port'];

/** The page of a node type, as Markdown. */
export function nodePage(definition, { workflow, withDefaults }) {
  const { descriptor } = definition;
  const { type, label, summary, guide, configSchema, scriptFields } = descriptor;
  const { rows, rules } = schemaRows(configSchema, scriptFields);
  return [
    `<!-- Generated from libs/nodes/src/${type}; do not edit. -->`,
    `# ${plain(label)}`,
    plain(summary),
    `![${titleOf(descriptor)}](${type}.svg)`,
    `Type ${code(type)}, version ${descriptor.version}. [All nodes](README.md)`,
    '## Ports',
    portTable(descriptor),
    '## Config',
    table(['field', 'type', 'default', 'limits', 'templates', 'meaning'], rows.map(cellsOf), 'It has none.'),
    ...(rules.length === 0 ? [] : [rules.map((rule) => `- ${rule}`).join('\n')]),
    "Names between dots are fields within fields; `[]` stands for each item of an array, `*` for keys of one's own choice.",
    '## After a crash',
    retryWords(definition, withDefaults),
    ...(guide.trim() === '' ? [] : ['## Guide', belowHeadings(guide.trim())]),
    '## Errors',
    errorTable(descriptor),
    'Besides, every node can end with [these](../errors.md#errors-of-steps-and-executions).',
    '## Examples',
    'They run as tests.',
    ...descriptor.examples.flatMap(exampleParts),
    '## A whole workflow',
    'Post it to `/api/workflows`, or paste it onto the canvas.',
    jsonBlock(workflow),
  ].join('\n\n');
}

function portTable({ ports }) {
  const row =
    (side) =>
    ({ name, label }) => [side, code(name), plain(label)];
  const error = ['output', '`error`', 'Error; only with `onError: "branch"`'];
  return table(
    ['side', 'port', 'label'],
    [
      ...ports.inputs.map(row('input')),
      ...ports.outputs.map(row('output')),
      ...(ports.outputs.some(({ name }) => name === 'error') ? [] : [error]),
    ],
  );
}

function cellsOf(row) {
  const sentences = [
    plain(row.description),
    valueSentence(row),
    row.shownWhen.length > 0 ? `Only when ${row.shownWhen.join(', or ')}.` : '',
  ];
  return [
    code(row.path),
    row.type,
    row.isRequired ? '**required**' : row.default === undefined ? '' : jsonCode(row.default),
    row.limits,
    row.templates,
    sentences.filter((each) => each !== '').join(' '),
  ];
}

function valueSentence({ values, type }) {
  const words = either(values.map(jsonCode));
  if (values.length < 2) return words === '' ? '' : `Only ${words}.`;
  return `${/\bobject\b/.test(type) ? 'As a string: one' : 'One'} of ${words}.`;
}

function errorTable({ errors }) {
  return table(
    ['code', 'tried again', 'what it means, and what to do'],
    errors.map(({ code: name, meaning, retryable }) => [
      code(name),
      retryable ? 'yes' : 'no',
      plain(meaning),
    ]),
    'It has none of its own.',
  );
}

function exampleParts(example) {
  const { name, config, input, output, port = 'main' } = example;
  const more = Object.entries(example).filter(([key]) => !KNOWN_EXAMPLE_FIELDS.includes(key));
  return [
    `### ${plain(name.charAt(0).toUpperCase() + name.slice(1))}`,
    'Config:',
    jsonBlock(config),
    'Input:',
    jsonBlock(input),
    ...more.flatMap(([key, value]) => [`With ${code(key)}:`, jsonBlock(value)]),
    `Output, by the port ${code(port)}:`,
    jsonBlock(output),
  ];
}

/** The guide stands below a heading of the page, so its own headings go further down. */
function belowHeadings(markdown) {
  let isCode = false;
  const lines = markdown.split('\n').map((line) => {
    if (/^\s*(```|~~~)/.test(line)) isCode = !isCode;
    return { line, level: isCode ? 0 : (/^(#+) /.exec(line)?.[1].length ?? 0) };
  });
  const highest = Math.min(...lines.map(({ level }) => level).filter((level) => level > 0));
  return lines
    .map(({ line, level }) =>
      level === 0 ? line : line.replace(/^#+/, '#'.repeat(Math.min(6, level - highest + 3))),
    )
    .join('\n');
}
