import type { NodeErrorDescriptor } from '@rex/workflow';

/** Errors of the JSON Validator node, for its docs page. */
export const JSON_VALIDATOR_ERRORS: NodeErrorDescriptor[] = [
  {
    code: 'validation-failed',
    meaning:
      'The input does not fit, and onInvalid is "fail". `details` lists path, keyword and message of the first 100 errors.',
    retryable: false,
  },
  {
    code: 'schema-invalid',
    meaning:
      'The JSON Schema is none: an unknown type, a pattern that is no regular expression, a reference to nothing or to elsewhere, one that leads to itself without end, or a dialect that is too old.',
    retryable: false,
  },
  {
    code: 'script-timeout',
    meaning:
      'Checking took longer than CODE_TIMEOUT_MS: a pattern such as ^(a+)+$, or references that multiply. Simplify the schema.',
    retryable: false,
  },
  {
    code: 'script-memory',
    meaning: 'Checking took more than CODE_MEMORY_MB. Check a smaller part of the data.',
    retryable: false,
  },
];

/** What the fields alone don't tell. */
export const JSON_VALIDATOR_GUIDE = `
### By a list of fields

\`required\` and \`types\` name fields by paths into the input: \`order.items[0].sku\`. A name with dots or brackets stands in quotes in
brackets: \`["a.b"].c\` is the field c of the field "a.b". Paths lead to items of arrays and fields of objects only; \`length\` and the like
are not there. A field that is null is there, and its type is \`null\`. A path in \`types\` that leads to nothing is no error: name it in
\`required\` as well. \`integer\` takes 1.0, as JSON knows no other 1.

### By a JSON Schema

| \`$schema\` | treated as |
| --- | --- |
| none, or one that is not known | 2020-12 |
| 2020-12 | 2020-12 |
| 2019-09 | 2019-09, without \`$recursiveRef\`: that ends the step with \`schema-invalid\` |
| draft 7, draft 6 | draft 7 |
| draft 4 and older | refused with \`schema-invalid\` |

- The schema is evaluated as it is: no code is made of it. It runs in the sandbox, with the limits of scripts, so a schema that takes
  for ever ends by \`script-timeout\` and holds up nobody.
- References lead to the schema itself and to the metaschemas of draft 7 and 2020-12. Nothing is fetched.
- Beside its own keywords, 2020-12 knows \`definitions\`, \`dependencies\` and the list form of \`items\`, which many schemas still have.
- \`pattern\` is a JavaScript regular expression with the flag u, or without it where it is none with it.
- \`format\` is checked unless \`checkFormats\` is off: date, time, date-time, duration, email, idn-email, hostname, ipv4, ipv6, uri,
  uri-reference, iri, iri-reference, uuid, json-pointer, relative-json-pointer, regex. Others are notes. \`idn-hostname\` is one of them:
  IDNA 2008 needs tables of Unicode that REX does not ship; it is the only part of the official test suite in which REX differs.
- Keywords that are not known are notes, as the standard says.

### What comes out

| \`onInvalid\` | an input that fits | one that does not |
| --- | --- | --- |
| \`fail\` | the input | the step fails with \`validation-failed\` |
| \`continue\` | \`{valid: true, errors: [], data}\` | \`{valid: false, errors, data}\` |
| \`branch\` | the input, by \`main\` | \`{valid: false, errors, data}\`, by \`invalid\` |

\`data\` is the input, unchanged. Each error is \`{path, keyword, message}\`, where \`path\` is a JSON Pointer into the input, empty for the
input as a whole. The first 100 are told.
`.trim();
