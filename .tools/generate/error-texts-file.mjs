// What the editor says of each code that the API may answer with: the words of docs/errors.md, marked for translation.
import path from 'node:path';
import prettier from 'prettier';
import { loadSource, root } from './load-source.mjs';

const FILE = 'editor/src/app/api/error-texts.ts';

/** The file with its text, to be put among those that are generated. */
export async function errorTextsFile() {
  const { API_ERRORS, KEY_TEST_MEANINGS, PROBLEM_MEANINGS, STEP_ERROR_MEANINGS } = await loadSource(`
    export { API_ERRORS } from './backend/src/api-errors';
    export { KEY_TEST_MEANINGS } from './backend/src/keys/key-test/key-test-outcome';
    export { PROBLEM_MEANINGS } from './libs/workflow/src/validation/problem';
    export { STEP_ERROR_MEANINGS } from './libs/workflow/src/errors/step-error-meanings';
  `);
  const answers = Object.fromEntries(
    Object.entries(API_ERRORS).map(([code, { meaning }]) => [code, meaning]),
  );
  const texts = { ...STEP_ERROR_MEANINGS, ...PROBLEM_MEANINGS, ...KEY_TEST_MEANINGS, ...answers };
  const text = [
    '// Generated from the lists of codes in the source, as docs/errors.md is; do not edit.',
    '',
    '/** What each code means, and what to do: of answers of the API, problems, steps, and tests of keys. */',
    'export const ERROR_TEXTS: Readonly<Record<string, string>> = {',
    ...Object.entries(texts).map(([code, meaning]) => `  '${code}': $localize\`${plain(meaning)}\`,`),
    '};',
    '',
  ];
  const options = await prettier.resolveConfig(path.join(root, FILE));
  return new Map([[FILE, await prettier.format(text.join('\n'), { ...options, parser: 'typescript' })]]);
}

/** Markdown as plain text, inside a template literal. */
function plain(markdown) {
  return markdown
    .replaceAll(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replaceAll('\\', '\\\\')
    .replaceAll('`', '')
    .replaceAll('${', '\\${');
}
