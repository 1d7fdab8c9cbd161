import { formatMarkdown } from './format-markdown.mjs';
import { loadSource } from './load-source.mjs';
import { code, table } from './markdown-text.mjs';

/** docs/errors.md: every code of an error with what it means, as a map of file to text. */
export async function errorsFile() {
  const lists = await loadSource(`
    export { API_ERRORS } from './backend/src/api-errors';
    export { KEY_TEST_MEANINGS } from './backend/src/keys/key-test/key-test-outcome';
    export { PROBLEM_MEANINGS } from './libs/workflow/src/validation/problem';
    export { STEP_ERROR_MEANINGS } from './libs/workflow/src/errors/step-error-meanings';
    export { STEP_WARNING_CODES } from './libs/workflow/src/errors/step-warning-codes';
    export { START_ERRORS } from './libs/embedded/src/start-errors';
  `);
  return new Map([['docs/errors.md', await formatMarkdown(pageOf(lists))]]);
}

function pageOf(lists) {
  const { API_ERRORS, KEY_TEST_MEANINGS, PROBLEM_MEANINGS } = lists;
  const { STEP_ERROR_MEANINGS, STEP_WARNING_CODES, START_ERRORS } = lists;
  const answers = Object.entries(API_ERRORS).sort(([, a], [, b]) => a.status - b.status);
  return `
# Error codes

<!-- Generated from the lists of codes in the source (backend/src/api-errors.ts and what it names); do not edit. -->

Every error has a stable code. Answers of the API are \`application/problem+json\` (RFC 9457): \`type, title, status, detail, code,
errors[], requestId\`. A test holds the lists behind this page against the code.

## Answers of the API

${table(
  ['code', 'status', 'what it means, and what to do'],
  answers.map(([name, { status, meaning }]) => [code(name), String(status), cell(meaning)]),
)}

## Outcomes of a test of a key

\`code\` in the answer of \`POST /api/keys/:id/test\`, which has the status 200 whatever it is.

${meanings(KEY_TEST_MEANINGS)}

## Problems of a workflow

In \`errors\` of \`workflow-invalid\`, in \`problems\` of a draft and of \`POST /api/workflows/validate\`, each with \`nodeId\` or
\`edgeId\`, a path and a sentence.

${meanings(PROBLEM_MEANINGS)}

## Errors of steps and executions

${meanings(STEP_ERROR_MEANINGS)}

Warnings on steps, which stop nothing: ${STEP_WARNING_CODES.map(code).join(', ')}.

In the worker's log, as the cause of a \`node-crashed\`: \`secret-unreadable\` (the row of a stored key was changed, damaged or put in
another place: store the key again), \`secret-not-text\` (a mistake of ours: the API lets no such secret in).

## At the start

Printed by \`npm start\` and other commands with the reason and the way out:

${Object.entries(START_ERRORS)
  .map(([subject, codes]) => `- ${subject}: ${codes.map(code).join(', ')}`)
  .join('\n')}
`.trimStart();
}

function meanings(byCode) {
  return table(
    ['code', 'what it means, and what to do'],
    Object.entries(byCode).map(([name, meaning]) => [code(name), cell(meaning)]),
  );
}

function cell(markdown) {
  return markdown.replaceAll('|', '\\|');
}
