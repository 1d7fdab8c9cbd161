import { FORBIDDEN_KEYS } from '@rex/workflow';

/** Frame the message or speak of the connection: the server's own business (RFC 9110, RFC 9112). */
const OF_THE_CONNECTION: ReadonlySet<string> = new Set([
  ...['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade'],
  ...['content-length', 'content-encoding', 'date', 'proxy-authenticate', 'alt-svc'],
]);

/** Would speak for every page of this origin, the editor among them, or take away what guards it. */
const OF_THE_ORIGIN: ReadonlySet<string> = new Set([
  ...['set-cookie', 'set-cookie2', 'clear-site-data', 'service-worker-allowed', 'strict-transport-security'],
  ...['public-key-pins', 'content-security-policy', 'content-security-policy-report-only', 'x-frame-options'],
  ...[
    'x-content-type-options',
    'x-xss-protection',
    'x-permitted-cross-domain-policies',
    'permissions-policy',
  ],
  ...['cross-origin-opener-policy', 'cross-origin-embedder-policy', 'cross-origin-resource-policy'],
  ...[
    'origin-agent-cluster',
    'document-policy',
    'nel',
    'report-to',
    'reporting-endpoints',
    'speculation-rules',
  ],
  ...['access-control-allow-credentials', 'x-request-id', 'use-as-dictionary'],
]);

/** Orders to a proxy in front, such as to send a file of its own machine instead (nginx, Apache, lighttpd, Perlbal). */
const OF_PROXIES: ReadonlySet<string> = new Set(['x-sendfile', 'x-lighttpd-send-file', 'x-reproxy-url']);
const OF_NGINX = 'x-accel-';

const NAME = /^[!#$%&'*+.^_`|~0-9a-z-]{1,200}$/;
/** Visible characters, spaces and tabs; Latin-1 as Node.js writes it. CR, LF and NUL would end a line early. */
const VALUE = /^[\t\u0020-\u007e\u0080-\u00ff]*$/;

/** What keeps a header from being sent with an answer, as the end of a sentence; undefined when it may be. `name` is in small letters. */
export function findHeaderFlaw(name: string, value: string): string | undefined {
  if (!NAME.test(name) || FORBIDDEN_KEYS.has(name)) return 'has a name that HTTP does not permit';
  if (OF_THE_CONNECTION.has(name)) return 'belongs to the connection and can not be set';
  if (OF_PROXIES.has(name) || name.startsWith(OF_NGINX))
    return 'would give orders to a proxy in front of REX and can not be set';
  if (OF_THE_ORIGIN.has(name) || name.startsWith('x-rex-'))
    return 'is not yours to set: it guards REX itself';
  if (!VALUE.test(value))
    return 'has a value with characters that HTTP does not permit, such as a line break';
  return undefined;
}
