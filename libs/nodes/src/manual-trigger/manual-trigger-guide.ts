/** What the fields alone don't tell. */
export const MANUAL_TRIGGER_GUIDE = `
A person runs the workflow in the editor, or a script by \`POST /api/workflows/<id>/execute\` with \`{"input": …}\`. The input is the
output of this node; without one it is \`{}\`. A workflow without a manual trigger may be run by hand too: it starts at its first
trigger.

### The schema of the input

With \`inputSchema\` an input that does not fit is refused with 422 \`input-invalid\` before an execution exists; \`errors\` lists what is
wrong, each with a \`path\` (JSON Pointer into the input) and a message. It holds for runs by hand and for repeated runs from the
trigger. A webhook or a schedule of the same workflow starts at its own trigger and is not checked by it.

The schema is JSON Schema (2020-12), cut down to what can be checked in bounded time, since the check is made before anything is
accepted:

| keywords | for |
| --- | --- |
| type, enum, const | any value |
| properties, required, additionalProperties | objects |
| items, minItems, maxItems, uniqueItems | arrays; \`items\` is one schema for all |
| minLength, maxLength, format (date, date-time, email, uri, uuid) | texts, counted in characters |
| minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf | numbers; 19.99 is a multiple of 0.01 |
| anyOf, oneOf, allOf, not, if, then, else | combinations |
| $schema, $id, $comment, title, description, default, examples | notes: they check nothing and fill in nothing |

Everything else is refused at save, among it \`$ref\` and \`pattern\`: put a json-validator node behind the trigger for those. A schema may
take 64 kB and nest 20 schemas deep. A check that would take too long, because a large input meets a costly schema, refuses the input.

### The sample

\`sampleInput\` is what the editor offers as input. It must fit the schema. It is data: \`{{ … }}\` in it is text.
`.trim();
