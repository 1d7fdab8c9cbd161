// `npm run new:node -- NAME`: scaffolds a node type in libs/nodes/src/NAME and adds its lines to all-nodes.ts. What it writes
// runs and passes its tests, so that there is something to change.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const name = process.argv[2] ?? '';

if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
  console.error(
    'Name the node type in lower case with hyphens, as it will stand in documents: npm run new:node -- send-mail',
  );
  process.exit(1);
}
const folder = path.join(root, 'libs/nodes/src', name);
if (existsSync(folder)) {
  console.error(`There is a libs/nodes/src/${name} already.`);
  process.exit(1);
}

const words = name.split('-');
const capital = (word) => word[0].toUpperCase() + word.slice(1);
const symbol = words[0] + words.slice(1).map(capital).join('');
const label = capital(words.join(' '));

const definition = `import { completed, defineNode } from '@rex/node-sdk';
import Type from 'typebox';
import { MAIN_INPUT, MAIN_OUTPUT } from '../shared/ports';

const config = Type.Object(
  {
    greeting: Type.String({
      default: 'Hello',
      maxLength: 1000,
      expression: true,
      control: 'text',
      description: 'Say here what the field does: the form, the docs and the problems show it.',
    }),
  },
  { additionalProperties: false },
);

/** Say in one sentence what the node does. */
export const ${symbol} = defineNode({
  type: '${name}',
  version: 1,
  label: '${label}',
  category: 'data',
  icon: 'box',
  summary: 'Say in one sentence what the node does.',
  config,
  ports: { inputs: MAIN_INPUT, outputs: MAIN_OUTPUT },
  // What a crash may repeat: pure acts on nothing outside, idempotent may be sent again, once must not.
  retryClass: 'pure',
  guide: 'Say here, as Markdown, what the fields alone do not tell.',
  examples: [
    {
      name: 'greets its input',
      config: { greeting: 'Hello {{ input.name }}' },
      input: { name: 'Ada' },
      output: { text: 'Hello Ada' },
    },
    {
      name: 'has a greeting of its own',
      config: {},
      input: {},
      output: { text: 'Hello' },
    },
  ],
  async run({ config: { greeting } }) {
    return completed({ text: greeting });
  },
});
`;

const spec = `import { describeNodeType, runNode } from '@rex/testing';
import { ${symbol} } from './${name}';

describeNodeType(${symbol});

describe('${name}', () => {
  it('greets as it is told', async () => {
    const { outcome } = await runNode(${symbol}, { greeting: 'Good morning' }, {});
    expect(outcome).toEqual({ kind: 'completed', output: { text: 'Good morning' } });
  });
});
`;

mkdirSync(folder);
writeFileSync(path.join(folder, `${name}.ts`), definition);
writeFileSync(path.join(folder, `${name}.spec.ts`), spec);

const list = path.join(root, 'libs/nodes/src/all-nodes.ts');
const source = readFileSync(list, 'utf8');
const listed = source
  .replace(/(\n)(\n\/\*\* Every node type)/, `$1import { ${symbol} } from './${name}/${name}';\n$2`)
  .replace(/\n\];\n$/, `\n  ${symbol},\n];\n`);
writeFileSync(list, listed);

console.log(`libs/nodes/src/${name}/${name}.ts       what it is and does
libs/nodes/src/${name}/${name}.spec.ts  its tests
libs/nodes/src/all-nodes.ts             lists it: move its line to its place in the palette

Run its tests:  npm test -- --unit --project nodes`);
