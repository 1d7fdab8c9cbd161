import type { NodeErrorDescriptor, NodeExample } from '@rex/workflow';

/** Errors of the HTTP Request node, for its docs page. */
export const HTTP_REQUEST_ERRORS: NodeErrorDescriptor[] = [
  {
    code: 'http-status',
    meaning:
      'The target answered with a status of 400 or more, or one of retryOnStatus; `details` holds status and the first 2,000 characters of the body. Retried as the guide says.',
    retryable: true,
  },
  {
    code: 'http-timeout',
    meaning: 'No answer or no connection in time. Raise timeoutMs, or look at the target.',
    retryable: true,
  },
  {
    code: 'http-connection',
    meaning: 'The host is unknown, takes no connection, or closed it before its answer was complete.',
    retryable: true,
  },
  { code: 'http-tls', meaning: 'The certificate of the target is not to be trusted.', retryable: false },
  {
    code: 'http-refused-target',
    meaning:
      'The address is not on the public internet, or the port or the protocol is refused. The operator can allow an address with HTTP_ALLOW_PRIVATE.',
    retryable: false,
  },
  {
    code: 'http-request-invalid',
    meaning: 'URL or headers hold what HTTP can not carry, such as a line break.',
    retryable: false,
  },
  {
    code: 'http-response-invalid',
    meaning: 'The answer is not HTTP, or badly compressed.',
    retryable: false,
  },
  {
    code: 'http-response-too-large',
    meaning: 'The answer, or all pages together, is larger than maxResponseBytes or LIMIT_OUTPUT_BYTES.',
    retryable: false,
  },
  { code: 'http-redirect-limit', meaning: 'More than five redirects.', retryable: false },
  {
    code: 'response-not-json',
    meaning: 'The answer should be JSON and is not. Look at the URL, or set responseType to text.',
    retryable: false,
  },
  {
    code: 'response-too-deep',
    meaning: 'The answer is JSON nested deeper than 500 levels. Read it as text.',
    retryable: false,
  },
  {
    code: 'key-missing',
    meaning: 'There is no stored key of that id. Choose another in auth.',
    retryable: false,
  },
  {
    code: 'pagination-failed',
    meaning: 'A page holds no list at itemsPath, or no URL or cursor at path.',
    retryable: false,
  },
];

/** Rules that the fields alone don't tell. */
export const HTTP_REQUEST_GUIDE = `
### What may be sent again

GET, HEAD, OPTIONS, PUT and DELETE may be sent again when nobody knows what became of them; POST and PATCH may not, unless
\`idempotent\` says that the target takes an \`Idempotency-Key\` and acts once for each. PUT, DELETE and \`idempotent\` requests carry
one, the same after a crash and in every attempt; further pages get one each. Set the header yourself to send another.

A POST or PATCH that may have reached the target and got no answer (\`http-timeout\`, \`http-connection\`) is **not** tried again, whatever
the retry settings of the node say: it may have acted. The message says so. The same goes for a worker that is lost meanwhile
(\`interrupted\`).

\`timeoutMs\` is for each request; the timeout in the node's settings is for the whole step, pages included.

### Statuses

- A status of 400 or more fails the step; with \`failOnStatus: false\` it is an answer like any other.
- The retry settings of the node apply to 408, 425, 429, 500, 502, 503 and 504; for a POST or PATCH that is not \`idempotent\`, 502 and
  504 are left out, since a gateway that got no answer does not know whether the target has acted.
- \`retryOnStatus\` replaces that list. Its statuses fail the step even with \`failOnStatus: false\` and even below 400, so that the retry
  settings see them: \`[202]\` asks again until a job is done.
- \`Retry-After\` is honoured, in seconds or as a date.

### The body that is sent

Without \`bodyType\` a body is JSON. A text as JSON body is sent as a JSON string; for JSON that is already written out choose the body
type \`text\` and set the header \`Content-Type\`. In \`query\`, \`headers\` and form fields a list repeats its name, an object travels as
JSON, and null is left out with a warning. Template values in a URL are not encoded: write
\`{{ encodeURIComponent(input.name) }}\`, or use \`query\`, which encodes.

### The answer

\`auto\` gives JSON when the content type says so, else text; what is no text comes as base64 with a warning. An empty answer
is null. Text is decoded by the charset of the content type, UTF-8 when there is none. An error answer that is no JSON is given
as text with a warning. With \`fullResponse\`, header names are in small letters and \`set-cookie\` is a list.

### Pages

| type | the next page |
| --- | --- |
| \`next-url\` | the URL at \`path\` in the body, relative ones too |
| \`cursor\` | the cursor at \`path\` in the body, sent as the query parameter \`parameter\` |
| \`page\` | the query parameter \`parameter\` counts from \`start\` by \`increment\`, until a page is empty or has fewer than \`pageSize\` items |
| \`link-header\` | \`rel="next"\` of the Link header |

Null, false, an empty text or nothing at \`path\` ends it. At \`maxPages\`, or when a URL comes again, the step stops with a warning. With
pagination every status of 400 or more fails the step. With \`fullResponse\`, status and headers are those of the last page.

### Credentials

The secret is a stored key and goes to the origin of \`url\` only: a redirect or a next page on another origin gets neither it nor
(next page) your own headers. It is taken out of errors, warnings and logs. The output is what the target says: if that
repeats a secret, it is in the output.
`.trim();

/** Worked examples, with what the targets answer. */
export const HTTP_REQUEST_EXAMPLES: NodeExample[] = [
  {
    name: 'gets JSON',
    config: { url: 'https://api.example.com/orders/{{ input.id }}', query: { fields: 'id,total' } },
    input: { id: 7 },
    output: { id: 7, total: 12.5 },
    http: [{ status: 200, headers: { 'content-type': 'application/json' }, body: '{"id":7,"total":12.5}' }],
  },
  {
    name: 'posts JSON and gives status and headers too',
    config: {
      method: 'POST',
      url: 'https://api.example.com/tickets',
      body: { title: '{{ input.subject }}', tags: ['mail'] },
      fullResponse: true,
    },
    input: { subject: 'Printer on fire' },
    output: {
      status: 201,
      headers: { 'content-type': 'application/json', location: '/tickets/9' },
      body: { id: 9 },
    },
    http: [
      {
        status: 201,
        headers: { 'content-type': 'application/json', location: '/tickets/9' },
        body: '{"id":9}',
      },
    ],
  },
  {
    name: 'goes on with an answer that says no',
    config: { url: 'https://api.example.com/users/nobody', failOnStatus: false, fullResponse: true },
    input: {},
    output: { status: 404, headers: { 'content-type': 'text/plain' }, body: 'no such user' },
    http: [{ status: 404, headers: { 'content-type': 'text/plain' }, body: 'no such user' }],
  },
  {
    name: 'collects the items of all pages',
    config: {
      url: 'https://api.example.com/orders',
      pagination: { type: 'cursor', path: 'next', parameter: 'after', itemsPath: 'items' },
    },
    input: {},
    output: [{ id: 1 }, { id: 2 }, { id: 3 }],
    http: [
      {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: '{"items":[{"id":1},{"id":2}],"next":"c2"}',
      },
      {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: '{"items":[{"id":3}],"next":null}',
      },
    ],
  },
];
