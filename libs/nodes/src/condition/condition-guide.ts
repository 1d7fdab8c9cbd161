import { COERCION_TABLE, type CoercionRow } from './coercion-table';

/** What the fields alone don't tell. */
export const CONDITION_GUIDE = `
The input leaves unchanged by the port \`true\` when the conditions hold, else by \`false\`; what follows the other port is skipped.

### Groups

\`match: "all"\` is AND, \`match: "any"\` is OR. Instead of a field and an operator an item may be a group,
\`{"match": "any", "conditions": […]}\`; groups may hold groups, three levels deep.

### Fields

A path such as \`order.lines[0].sku\` starts inside the input. A template such as \`{{ steps.fetch.status }}\` reaches everything. A path that
leads to nothing counts as null, with the warning \`path-missing\` unless the operator asks just that (exists, not-exists, is-empty,
is-not-empty, is-true, is-false).

### What is converted

Values typed into a form are often text, so some are converted; values that can't be compared make an operator false and its
negation true.

| field | operator | value | holds | because |
| --- | --- | --- | --- | --- |
${COERCION_TABLE.map(rowOf).join('\n')}

With \`ignoreCase\` letters count as the same when they are in capitals, in every language. Characters are not normalised: a letter
with its accent apart differs from the one with it on; use a data-cleaner for that.

### Regular expressions

\`matches\` asks whether a JavaScript regular expression (without the flag \`u\`; \`i\` with \`ignoreCase\`) is found anywhere in the
text of the field; \`^\` and \`$\` bind it to the ends. It runs in the sandbox, so one that takes for ever ends with
\`script-timeout\`. One that is invalid is refused at save; when it came from a template, the step fails with \`pattern-invalid\`.

Bounds of \`between\` that are the wrong way round, or can't be compared, hold for nothing: warning \`range-empty\`.
`.trim();

function rowOf({ field, operator, value, ignoreCase, holds, why }: CoercionRow): string {
  const cell = (json: unknown) => (json === undefined ? '' : `\`${JSON.stringify(json)}\``);
  const name = ignoreCase ? `${operator}, \`ignoreCase\`` : operator;
  return `| ${cell(field)} | ${name} | ${cell(value)} | ${holds ? 'yes' : 'no'} | ${why} |`;
}
