import { RESULT_TREATMENTS, type ResultTreatment } from './result-treatments';

/** What the fields alone don't tell. */
export const CODE_GUIDE = `
The code is the body of an \`async\` function: \`return\` gives the output, \`await\` is allowed. \`{{ … }}\` in it is plain JavaScript text.

### What it sees

| name | is |
| --- | --- |
| input | the output of the parent; of several parents, their outputs merged |
| steps | the output of every node upstream, by id: \`steps.fetch.body\` |
| trigger | what the trigger gave |
| execution, workflow | their metadata, such as \`execution.id\` and \`workflow.name\` |
| console | log, info, warn, error, debug, trace, table, dir, group, assert, count, time: each call is a line of the step's log, with its level and time |
| crypto | \`randomUUID()\` and \`getRandomValues(array)\` |
| URL, URLSearchParams, TextEncoder, TextDecoder, atob, btoa, structuredClone, Intl | as in browsers |
| setTimeout, setInterval, queueMicrotask | as in browsers; what still waits when the code has returned is dropped |

There is no \`fetch\`, \`require\`, \`import\`, \`process\` or file: for the network use an http-request node. Every run begins afresh; to keep
something for the next execution use a storage node. A line is cut after some 10,000 characters. A log has at most 1,000 lines and 256 KiB; what goes beyond is dropped with the
warning \`logs-truncated\`.

### What may be returned

JSON: texts, finite numbers, booleans, null, arrays and objects. For everything else:

| returned | output |
| --- | --- |
${RESULT_TREATMENTS.map(rowOf).join('\n')}

A class instance and an error keep their own members only; what JSON has no place for is left out with a warning. A result
is at most 256 levels deep and \`LIMIT_OUTPUT_BYTES\` large.

### Errors

Code that does not parse is refused at save. An error while it runs fails the step with the line and column in your code.
`.trim();

function rowOf({ returned, gives, warning, says }: ResultTreatment): string {
  const cell = (text: string) => `\`${text.replaceAll('|', '\\|')}\``;
  if (gives === undefined)
    return `| ${cell(returned)} | fails with \`script-result-not-json\`: "… ${says ?? ''} …" |`;
  return `| ${cell(returned)} | ${cell(gives)}${warning ? `, warning \`${warning}\`` : ''} |`;
}
