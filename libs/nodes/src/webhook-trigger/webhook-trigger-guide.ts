/** What the fields alone don't tell. */
export const WEBHOOK_TRIGGER_GUIDE = `
The address is \`/api/webhooks/<workflow id>\`. It runs the published version of an active workflow; anything else answers 404
\`webhook-not-found\`, and the workflow's delivery log says why. A method that is not in \`methods\` answers 405; HEAD counts as GET.

### Answers

| responseMode | answer |
| --- | --- |
| immediate | 202 \`{executionId, status}\` as soon as the execution is stored |
| last-node | 200 with the output of the execution as JSON; 500 \`execution-failed\` when it failed |
| node | 200 with the output of \`responseNode\` as soon as it is there, as JSON; 204 when the execution ended well without it; 500 \`execution-failed\` when it failed without it |

An Output node with \`response\` sends status, headers and body of its own instead, see its page. When the wait is over before the
answer is there, the caller gets 202 with a \`statusUrl\` and the execution goes on. The header \`x-rex-execution-id\` names the
execution in every case.

Some senders ask first whether the address is right. With \`last-node\` or \`node\` and an Output node with \`response\` whose value
is \`{{ trigger.body.challenge }}\` (Slack), \`{{ trigger.query["hub.challenge"] }}\` (Meta, by GET) or
\`{{ trigger.query.validationToken }}\` (Microsoft) they get the answer they want. Meta and Microsoft don't sign that question, so ask
for signatures after it.

### Who may call

| auth.type | the caller sends |
| --- | --- |
| none | nothing: whoever knows the address may call |
| header | the secret in \`headerName\`; in Authorization with or without \`Bearer\` before it |
| basic | user name and password (RFC 7617) |
| hmac | a signature over the body, made with the secret, by the preset of the sender or as \`custom\` spells it out |

Secrets are stored keys, named by \`keyId\`. A literal secret has no field here. Anybody else gets 401 \`webhook-unauthorized\` before an
execution exists and before the body is read; a key that was deleted stops working within 5 seconds. Signatures are made over the
bytes as they are after \`Content-Encoding\` was undone. Times that are signed (stripe, slack, standard-webhooks, custom with
\`timestampHeader\`) must be within \`toleranceSeconds\` of now, before or after. Twilio signs the address too: set \`PUBLIC_URL\`, or
\`TRUST_PROXY\` behind a proxy that says what was called.

### Bodies

JSON (also \`application/*+json\`), forms as an object, \`text/*\` and XML as text; an empty body is null. Anything else answers 415.

### Deliveries that come twice

Calls of the same \`Idempotency-Key\` within 24 hours start one execution and get the same answer, with the header
\`x-rex-duplicate: true\`. Senders that are known by a preset name their deliveries themselves, and need no config:

| preset | a delivery is known by |
| --- | --- |
| github | X-GitHub-Delivery; "Redeliver" sends the same one and so starts nothing new |
| stripe | \`id\` of the event |
| slack | \`event_id\` |
| standard-webhooks | webhook-id |
| shopify | X-Shopify-Webhook-Id |
| twilio | I-Twilio-Idempotency-Token |

\`idempotency\` names another header or a place in the body. The ids of stripe, slack and standard-webhooks are signed and go before
an Idempotency-Key, which goes before all others.

### Output

\`{method, path, query, headers, body}\`. The path is decoded. Names of headers are in small letters; \`authorization\`, \`cookie\`,
\`proxy-authorization\` and the header with the secret are left out. A name that stands several times in the query or a form has an
array. A run by hand hands on the input that was given, so give one of this form to try the workflow.
`.trim();
