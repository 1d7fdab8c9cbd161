import path from 'node:path';
import prettier from 'prettier';
import { loadSource, root } from './load-source.mjs';

const FILE = 'editor/src/app/panel/spec-support/node-types.json';

/** What GET /node-types answers, for specs of the editor, which may not import node types. */
export async function descriptorsFile() {
  const { ALL_NODES } = await loadSource("export { ALL_NODES } from '@rex/nodes'");
  const descriptors = ALL_NODES.map(({ descriptor }) => descriptor);
  const options = await prettier.resolveConfig(path.join(root, FILE));
  const text = await prettier.format(JSON.stringify(descriptors), { ...options, parser: 'json' });
  return new Map([[FILE, text]]);
}
