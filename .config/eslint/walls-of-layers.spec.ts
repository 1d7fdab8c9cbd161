import { lintText, brokenRules } from './lint-text';

/** DESIGN, section 2, written down once more: a wall that is moved by mistake fails here. */
const MAY_IMPORT: Record<string, string[]> = {
  'libs/workflow': [],
  'libs/canvas': [],
  'libs/platform': [],
  'libs/node-sdk': ['workflow'],
  'libs/nodes': ['node-sdk', 'workflow'],
  'libs/engine': ['node-sdk', 'workflow'],
  'libs/sandbox': ['node-sdk', 'workflow', 'platform'],
  'libs/http-client': ['node-sdk', 'workflow', 'platform'],
  'libs/llm': ['node-sdk', 'workflow', 'platform', 'http-client'],
  'libs/database': ['node-sdk', 'workflow', 'platform', 'engine'],
  'libs/queue': ['workflow', 'platform', 'engine'],
  'libs/embedded': ['platform', 'database'],
  editor: ['workflow', 'canvas'],
};
const LIBS = Object.keys(MAY_IMPORT)
  .filter((folder) => folder.startsWith('libs/'))
  .map((folder) => folder.slice('libs/'.length));
for (const app of ['backend', 'worker']) MAY_IMPORT[app] = LIBS.filter((name) => name !== 'canvas');
const ALL = [...LIBS, 'testing', 'backend', 'worker', 'editor'];

/** What a file in a folder is refused when it imports every other project, one a line. */
async function refusedImports(folder: string, file: string): Promise<string[]> {
  const others = ALL.filter((name) => name !== folder.split('/').at(-1));
  // EventBus is a port of the engine, the one thing that all who may import the engine may take.
  const lines = others.map((name, at) => `import { EventBus as a${at} } from '@rex/${name}';`);
  const text = `${lines.join('\n')}\nexport const all = [${others.map((_, at) => `a${at}`).join(', ')}];\n`;
  const complaints = await lintText(`${folder}/${file}`, text);
  expect(new Set(complaints.map(({ rule }) => rule))).toEqual(new Set(['house/layers']));
  return complaints.map(({ line }) => others[line - 1] ?? `line ${line}`);
}

describe('who may import whom', () => {
  it.each(Object.entries(MAY_IMPORT))(
    '%s may import %j and nothing else of ours',
    async (folder, allowed) => {
      const own = folder.split('/').at(-1);
      const refused = ALL.filter((name) => name !== own && !allowed.includes(name));
      expect(await refusedImports(folder, 'src/some-file.ts')).toEqual(refused);
    },
  );

  it.each(['x.spec.ts', 'x.int-spec.ts', 'x.fault-spec.ts', 'spec-support/x.ts', 'testing/x.ts'])(
    'lets the test file %s import testing, and nothing else more',
    async (file) => {
      const refused = ALL.filter((name) => !['engine', 'node-sdk', 'workflow', 'testing'].includes(name));
      expect(await refusedImports('libs/engine', `src/${file}`)).toEqual(refused);
    },
  );

  it('lets testing import everything', async () => {
    const text =
      "import { Engine } from '@rex/engine';\nimport { allNodes } from '@rex/nodes';\nexport const x = [Engine, allNodes];\n";
    expect(await brokenRules('libs/testing/src/harness.ts', text)).toEqual([]);
  });

  it.each([
    ["export { Engine } from '@rex/engine';"],
    ["export const load = () => import('@rex/engine');"],
    ["import type { Engine } from '@rex/engine';\nexport type Own = Engine;"],
  ])('sees %s', async (text) => {
    expect(await brokenRules('libs/nodes/src/code/code.ts', `${text}\n`)).toEqual(['house/layers']);
  });

  it('sees the type of an import', async () => {
    const text = "export type Loaded = import('@rex/engine').Engine;\n";
    expect(await brokenRules('libs/nodes/src/code/code.ts', text)).toContain('house/layers');
  });

  it.each([
    ['an unknown project', 'libs/nodes/src/code/code.ts', "import '@rex/nothing';"],
    ['a deep import', 'libs/nodes/src/code/code.ts', "import '@rex/workflow/src/graph/find-cycles';"],
    ['a door that is none', 'libs/nodes/src/code/code.ts', "import '@rex/workflow/graph';"],
    [
      'a door of a library that it may not import',
      'libs/canvas/src/view/view.ts',
      "import '@rex/workflow/diff';",
    ],
    ['the own alias', 'libs/nodes/src/code/code.ts', "import '@rex/nodes';"],
    ['a path into another project', 'libs/nodes/src/code/code.ts', "import '../../../workflow/src/index';"],
    [
      'an app that reaches into a library',
      'backend/src/main.ts',
      "import '../../libs/engine/src/worker/engine';",
    ],
    ['an absolute path', 'libs/nodes/src/code/code.ts', "import '/etc/passwd';"],
    ['a file extension', 'libs/nodes/src/code/code.ts', "import './condition.ts';"],
    ['a spec in the product', 'libs/nodes/src/code/code.ts', "import './code.spec';"],
    ['test support in the product', 'libs/nodes/src/code/code.ts', "import '../spec-support/a-node';"],
    ['an index below the root', 'libs/nodes/src/code/index.ts', 'export const code = 1;'],
    ['an index in an app', 'backend/src/index.ts', 'export const code = 1;'],
    [
      'the engine beyond its ports',
      'libs/queue/src/wake.ts',
      "import type { Engine } from '@rex/engine';\nexport type E = Engine;",
    ],
    [
      'the whole engine',
      'libs/queue/src/wake.ts',
      "import * as engine from '@rex/engine';\nexport const e = engine;",
    ],
  ])('refuses %s', async (_what, file, text) => {
    expect(await brokenRules(file, `${text}\n`)).toEqual(['house/layers']);
  });

  it.each([
    ['a file beside it', 'libs/nodes/src/code/code.ts', "import './helper';\nimport '../shared/ports';"],
    ['the root of a library', 'libs/nodes/src/code/code.ts', "import '@rex/workflow';"],
    ['a door of a library', 'editor/src/app/ui/words.ts', "import '@rex/workflow/drawing';"],
    ['a JSON file', 'libs/nodes/src/code/code.ts', "import './words.json';"],
    ['test support in a test', 'libs/nodes/src/code/code.spec.ts', "import '../spec-support/a-node';"],
    ['the index of a library', 'libs/nodes/src/index.ts', "export { code } from './code/code';"],
    [
      'a port of the engine',
      'libs/queue/src/wake.ts',
      "import { type DueExecution, WakeQueue } from '@rex/engine';\nexport class W extends WakeQueue<DueExecution> {}",
    ],
    [
      'more of the engine in a test',
      'libs/queue/src/wake.int-spec.ts',
      "import { Engine } from '@rex/engine';\nexport const e = Engine;",
    ],
  ])('allows %s', async (_what, file, text) => {
    expect(await brokenRules(file, `${text}\n`)).toEqual([]);
  });
});
