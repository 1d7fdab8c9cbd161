import path from 'node:path';
import prettier from 'prettier';
import { root } from './load-source.mjs';

/** Markdown as `npm run check` wants it. */
export async function formatMarkdown(text) {
  const options = await prettier.resolveConfig(path.join(root, 'docs/operations.md'));
  return prettier.format(text, { ...options, parser: 'markdown' });
}
