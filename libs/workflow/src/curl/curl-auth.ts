import type { JsonObject } from '../document/json-value';
import { escapeTemplate } from '../templates/escape-template';
import type { CurlRequest } from './curl-request';

/** A request without what proves who sends it, and the `auth` that takes its place. */
export interface ExtractedAuth {
  auth: JsonObject | undefined;
  /** Without credentials. */
  url: URL;
  /** Without credentials. */
  headers: CurlRequest['headers'];
  warnings: string[];
}

/** Headers that are known to carry a key. */
const SECRET_HEADERS: ReadonlySet<string> = new Set([
  ...[
    'x-api-key',
    'api-key',
    'apikey',
    'x-goog-api-key',
    'x-auth-token',
    'x-access-token',
    'x-token',
    'private-token',
  ],
  ...[
    'x-auth-key',
    'x-shopify-access-token',
    'x-figma-token',
    'dd-api-key',
    'x-vault-token',
    'x-functions-key',
  ],
]);

/** Query parameters that are known to carry a key; `key` only when its value is as long as one. */
const SECRET_PARAMETERS: ReadonlySet<string> = new Set([
  'api_key',
  'apikey',
  'api-key',
  'access_token',
  'auth_token',
]);
const SHORTEST_KEY = 20;

/** One way to prove who one is, as the command had it. The secret itself is gone. */
interface Found {
  auth: JsonObject;
  where: string;
  /** What to store. */
  store: string;
}

/**
 * Takes credentials out of a request, wherever they stand. The first becomes `auth`, without the secret: that belongs into a
 * stored key. No warning repeats a secret.
 */
export function extractAuth(request: CurlRequest, url: URL): ExtractedAuth {
  const headers = new Map(request.headers);
  const bare = new URL(url);
  const found = [...fromUser(request, bare), ...fromHeaders(headers), ...fromQuery(bare)];
  const [first, ...others] = found;
  const warnings = found
    .slice(0, 1)
    .map(
      ({ where, store }) =>
        `The secret in ${where} was left out: store ${store} as a key and choose it in "auth".`,
    );
  for (const { where } of others) {
    warnings.push(`The secret in ${where} was left out too: "auth" holds one key.`);
  }
  if (headers.get('cookie')?.value !== undefined) {
    warnings.push('The header Cookie often holds a session: who can read the workflow can use it.');
  }
  return { auth: first?.auth, url: bare, headers, warnings };
}

function fromUser({ user, bearer }: CurlRequest, url: URL): Found[] {
  const found: Found[] = [];
  if (user !== undefined) found.push(basic(user, '--user'));
  if (bearer !== undefined) {
    found.push({ auth: { type: 'bearer' }, where: '--oauth2-bearer', store: 'the token' });
  }
  if (url.username !== '' || url.password !== '') {
    found.push(basic(`${decode(url.username)}:${decode(url.password)}`, 'the URL'));
    url.username = url.password = '';
  }
  return found;
}

/** A user name without password is a secret itself, as with many APIs. */
function basic(pair: string, where: string): Found {
  const colon = pair.indexOf(':');
  const username = colon === -1 ? pair : pair.slice(0, colon);
  const hasPassword = colon !== -1 && colon < pair.length - 1;
  // A control character is more than the config permits.
  const canTell = hasPassword && username !== '' && !/[\p{Cc}$]/u.test(username);
  return canTell
    ? { auth: { type: 'basic', username: escapeTemplate(username) }, where, store: 'the password' }
    : { auth: { type: 'basic' }, where, store: hasPassword ? '"user:password"' : 'the user name' };
}

function fromHeaders(headers: CurlRequest['headers']): Found[] {
  const found: Found[] = [];
  for (const [key, { name, value }] of [...headers]) {
    const isSecret = key === 'authorization' || SECRET_HEADERS.has(key);
    if (!isSecret || value === undefined) continue;
    headers.delete(key);
    found.push(key === 'authorization' ? fromAuthorization(value) : byHeader(name, undefined));
  }
  return found;
}

function fromAuthorization(value: string): Found {
  const [, scheme, rest = ''] = /^(\S+)\s+([^]+)$/.exec(value) ?? [];
  const where = 'the header Authorization';
  switch (scheme?.toLowerCase()) {
    case 'bearer':
      return { auth: { type: 'bearer' }, where, store: 'the token' };
    case 'basic':
      return basic(decodeBase64(rest) ?? '', where);
    default:
      return byHeader('Authorization', scheme);
  }
}

function byHeader(name: string, prefix: string | undefined): Found {
  const isWord = prefix !== undefined && /^[\w-]{1,40}$/.test(prefix);
  return {
    auth: { type: 'header', name, ...(isWord ? { prefix } : {}) },
    where: `the header ${name}`,
    store: 'its value',
  };
}

function fromQuery(url: URL): Found[] {
  const found: Found[] = [];
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((part) => {
      const [[name = '', value = ''] = []] = [...new URLSearchParams(part)];
      const key = name.toLowerCase();
      const isSecret =
        SECRET_PARAMETERS.has(key) ||
        (key === 'key' && (value.length >= SHORTEST_KEY || value.startsWith('$')));
      if (isSecret) {
        found.push({
          auth: { type: 'query', name },
          where: `the query parameter ${name}`,
          store: 'its value',
        });
      }
      return !isSecret;
    });
  if (found.length > 0) url.search = kept.join('&');
  return found;
}

function decodeBase64(text: string): string | undefined {
  try {
    return new TextDecoder().decode(
      Uint8Array.from(atob(text.trim()), (character) => character.charCodeAt(0)),
    );
  } catch {
    return undefined;
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
