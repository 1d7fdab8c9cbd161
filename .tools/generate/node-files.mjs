import { readFileSync } from 'node:fs';
import path from 'node:path';
import { exampleWorkflow } from './example-workflow.mjs';
import { formatMarkdown } from './format-markdown.mjs';
import { loadSource, root } from './load-source.mjs';
import { code, plain, table } from './markdown-text.mjs';
import { nodePage } from './node-page.mjs';
import { nodePicture } from './node-picture.mjs';

/** Where the pages of node types are; nothing else is there. */
export const NODES_FOLDER = 'docs/nodes';

const CATEGORIES = { trigger: 'Triggers', ai: 'AI', flow: 'Flow', data: 'Data' };

const SOURCE = `
  export { ALL_NODES, nodeCatalog } from '@rex/nodes';
  export { applyConfigDefaults, parseWorkflowDocument, validateWorkflow } from '@rex/workflow';
  export { CARD, portOffsetY } from '@rex/canvas';
  export { SHELL_ICON_PATHS } from './editor/src/app/ui/icon-paths';
  export { WORKFLOW_ICON_PATHS } from './editor/src/app/ui/workflow-icon-paths';
`;

/** The page and the picture of every node type, and the list of all, as a map of file to text. */
export async function nodeFiles() {
  const source = await loadSource(SOURCE);
  const look = {
    css: readFileSync(path.join(root, 'editor/src/styles/tokens.css'), 'utf8'),
    icons: { ...source.SHELL_ICON_PATHS, ...source.WORKFLOW_ICON_PATHS },
    card: source.CARD,
    portOffsetY: source.portOffsetY,
  };
  const findProblems = (document) => {
    const parsed = source.parseWorkflowDocument(document);
    return parsed.ok ? source.validateWorkflow(parsed.document, source.nodeCatalog) : parsed.problems;
  };
  const files = new Map([[`${NODES_FOLDER}/README.md`, await formatMarkdown(listOf(source.ALL_NODES))]]);
  for (const definition of source.ALL_NODES) {
    const { descriptor } = definition;
    const workflow = exampleWorkflow(descriptor, findProblems);
    const page = nodePage(definition, { workflow, withDefaults: source.applyConfigDefaults });
    files.set(`${NODES_FOLDER}/${descriptor.type}.md`, await formatMarkdown(page));
    files.set(`${NODES_FOLDER}/${descriptor.type}.svg`, nodePicture(descriptor, look));
  }
  return files;
}

function listOf(definitions) {
  const byCategory = Map.groupBy(definitions, ({ descriptor }) => descriptor.category);
  const sections = [...byCategory].flatMap(([category, list]) => [
    `## ${CATEGORIES[category] ?? category}`,
    table(
      ['node', 'type', 'what it does'],
      list.map(({ descriptor: { type, label, summary } }) => [
        `[${plain(label)}](${type}.md)`,
        code(type),
        plain(summary),
      ]),
    ),
  ]);
  return [
    '<!-- Generated from libs/nodes; do not edit. -->',
    '# Nodes',
    'What every node has, whatever its type (timeout, retry, `onError`), and how data gets from one to the next, is told in [execution semantics](../execution-semantics.md).',
    ...sections,
  ].join('\n\n');
}
