/** What the fields alone don't tell. */
export const WEBHOOK_TRIGGER_GUIDE = `
The address is \`/api/webhooks/<workflow id>\`. It runs the published version of an active workflow; anything else answers 404
\`webhook-not-found\`, and the log says why.

### Answers

| responseMode | answer |
| --- | --- |
| immediate | 202 \`{executionId, status}\` as soon as the execution is stored |
| last-node | 200 with the output of the execution as JSON; 500 \`execution-failed\` when it failed |
| node | 200 with the output of \`responseNode\` as soon as it is there |

When the wait is over before the answer is there, the caller gets 202 and the execution goes on. The header \`x-rex-execution-id\`
names the execution in every case.

### Who may call

| auth.type | the caller sends |
| --- | --- |
| none | nothing: whoever knows the address may call |
| header | the secret in \`headerName\` |
| basic | user name and password (RFC 7617) |
| hmac | a signature over the body, made with the secret, by the preset of the sender or as \`custom\` spells it out |

Secrets are stored keys, named by \`keyId\`. A literal secret has no field here.

**What this REX can't enforce yet it refuses.** Until it can check callers, answer from one node, take other methods or know
deliveries by another header, a webhook that asks for \`auth\` other than none, \`responseMode: "node"\`, \`methods\` without POST, or
an \`idempotency\` header other than Idempotency-Key answers 501 \`webhook-not-supported\` before an execution exists. Such a config
can be saved and published.

### Output

\`{method, path, query, headers, body}\`. Names of headers are in small letters; \`authorization\`, \`cookie\` and \`proxy-authorization\`
are left out. A run by hand hands on the input that was given, so give one of this form to try the workflow.
`.trim();
