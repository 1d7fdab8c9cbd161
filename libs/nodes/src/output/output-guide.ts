/** What the fields alone don't tell. */
export const OUTPUT_GUIDE = `
The value becomes the output of the execution: \`output\` by the API, and the answer of a webhook with \`last-node\`.

| the workflow has | the output of the execution |
| --- | --- |
| one Output node that ran | its value, whatever its type |
| several that ran | an object with a field for each, by the node's name; by its id where two have the same name |
| none that ran | the outputs of the last nodes of each branch, in the same way |
| nothing that gave anything | null |

An Output node that was skipped, because it lies on the branch not taken, counts as not there.

- Without \`value\` it collects its input: the output of the parent; of several parents, their outputs merged as objects.
- \`value\` gives it another shape. It may hold templates at any depth; a text that is one template keeps the type of its value.
  \`null\` is a value too.
- With \`response\` the output is \`{status, headers, body}\`, and a webhook that is answered by this node sends it as a real HTTP
  response: with \`responseMode: "node"\` when \`responseNode\` is this node, with \`last-node\` when all branches end in Output nodes
  with \`response\` and one of them ran. A text is sent as it is (text/plain unless \`Content-Type\` says otherwise), \`null\` as an
  empty body, all else as JSON. Browsers get every such answer in a sandbox (\`Content-Security-Policy: sandbox\`): it runs no scripts.
- Headers of the connection (\`Content-Length\`, \`Transfer-Encoding\` …), \`Set-Cookie\`, policies of the whole origin
  (\`Content-Security-Policy\` …), orders to a proxy in front (\`X-Accel-Redirect\`, \`X-Sendfile\` …) and values with line breaks
  fail the step with \`response-header-refused\`.
- Nothing can follow an Output node, and it ends nothing: other branches go on.
`.trim();
