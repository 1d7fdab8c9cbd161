import { parseHost } from './parse-host';
import { ENCODE_SETS, percentEncode } from './percent-encoding';

/** The parts of a URL, each in its normal form. */
export interface UrlParts {
  /** With colon, as `https:`. */
  protocol: string;
  username: string;
  password: string;
  /** Null when there is none, as in `mailto:`. */
  host: string | null;
  /** Empty for the protocol's default. */
  port: string;
  /** A list for hierarchical URLs, one text for others. */
  path: string[] | string;
  /** Without `?`; null when there is none. */
  query: string | null;
  /** Without `#`; null when there is none. */
  fragment: string | null;
}

const DEFAULT_PORTS: Record<string, string> = {
  'http:': '80',
  'https:': '443',
  'ws:': '80',
  'wss:': '443',
  'ftp:': '21',
  'file:': '',
};

export function isSpecial(protocol: string): boolean {
  return Object.hasOwn(DEFAULT_PORTS, protocol);
}

/** Parses by the rules of the URL Standard; undefined if the text is no URL (or a relative one without a base). */
export function parseUrl(input: string, base?: UrlParts): UrlParts | undefined {
  const text = trimControls(input).replace(/[\t\n\r]/g, '');
  const [beforeFragment, fragment] = cut(text, '#');
  const scheme = /^([A-Za-z][A-Za-z0-9+\-.]*):/.exec(beforeFragment);
  const protocol = scheme?.[0].toLowerCase() ?? base?.protocol;
  if (protocol === undefined) return undefined;
  const special = isSpecial(protocol);
  let rest = beforeFragment.slice(scheme?.[0].length ?? 0);
  const [beforeQuery, rawQuery] = cut(rest, '?');
  rest = special ? beforeQuery.replaceAll('\\', '/') : beforeQuery;
  const set = special ? ENCODE_SETS.specialQuery : ENCODE_SETS.query;
  const query = rawQuery === null ? null : percentEncode(rawQuery, set);
  const parts: UrlParts = {
    protocol,
    username: '',
    password: '',
    host: null,
    port: '',
    path: [],
    query,
    fragment: fragment === null ? null : percentEncode(fragment, ENCODE_SETS.fragment),
  };
  const isRelative = scheme === null || (special && base?.protocol === protocol && !rest.startsWith('/'));
  if (isRelative) return resolveRelative(rest, parts, base);
  return special ? withAuthority(rest, parts) : withOpaque(rest, parts);
}

function withAuthority(rest: string, parts: UrlParts): UrlParts | undefined {
  if (parts.protocol === 'file:' && !rest.startsWith('//')) {
    return {
      ...parts,
      host: '',
      path: normalizePath(rest.startsWith('/') ? rest.slice(1) : rest, parts.protocol, []),
    };
  }
  const slashes = parts.protocol === 'file:' ? /^\/\// : /^\/*/;
  return readAuthority(rest.replace(slashes, ''), parts);
}

function withOpaque(rest: string, parts: UrlParts): UrlParts | undefined {
  if (rest.startsWith('//')) return readAuthority(rest.slice(2), parts);
  if (rest.startsWith('/')) return { ...parts, path: normalizePath(rest.slice(1), parts.protocol, []) };
  return { ...parts, path: percentEncode(rest, '') };
}

/** What follows `//`: credentials, host, port, path. */
function readAuthority(rest: string, parts: UrlParts): UrlParts | undefined {
  const end = rest.indexOf('/');
  const authority = end < 0 ? rest : rest.slice(0, end);
  const at = authority.lastIndexOf('@');
  const [username, password] = cut(at < 0 ? '' : authority.slice(0, at), ':');
  const match = /^(.*?)(?::(\d*))?$/s.exec(authority.slice(at + 1));
  const hostText = match?.[1] ?? '';
  const special = isSpecial(parts.protocol);
  if (hostText === '' && ((special && parts.protocol !== 'file:') || at >= 0 || match?.[2])) return undefined;
  const host = hostText === '' ? '' : parseHost(hostText, special);
  const port = match?.[2] ? Number(match[2]) : undefined;
  if (host === undefined || (port !== undefined && (port > 65_535 || parts.protocol === 'file:')))
    return undefined;
  const hasPath = end >= 0 || special;
  return {
    ...parts,
    username: percentEncode(username, ENCODE_SETS.userinfo),
    password: percentEncode(password ?? '', ENCODE_SETS.userinfo),
    host: parts.protocol === 'file:' && host === 'localhost' ? '' : host,
    port: port === undefined || String(port) === DEFAULT_PORTS[parts.protocol] ? '' : String(port),
    path: hasPath ? normalizePath(end < 0 ? '' : rest.slice(end + 1), parts.protocol, []) : [],
  };
}

function resolveRelative(rest: string, parts: UrlParts, base: UrlParts | undefined): UrlParts | undefined {
  if (base === undefined) return undefined;
  if (typeof base.path === 'string') {
    return rest === '' && parts.query === null && parts.fragment !== null
      ? { ...base, fragment: parts.fragment }
      : undefined;
  }
  if (rest.startsWith('//')) return readAuthority(rest.slice(2), parts);
  const { username, password, host, port } = base;
  const inherited = { ...parts, username, password, host, port };
  if (rest.startsWith('/')) return { ...inherited, path: normalizePath(rest.slice(1), parts.protocol, []) };
  if (rest === '') return { ...inherited, path: [...base.path], query: parts.query ?? base.query };
  return { ...inherited, path: normalizePath(rest, parts.protocol, base.path.slice(0, -1)) };
}

/** Resolves `.` and `..` and escapes what must be. `start` is the folder it begins in. */
export function normalizePath(text: string, protocol: string, start: string[]): string[] {
  const path = [...start];
  const segments = text.split('/');
  segments.forEach((segment, index) => {
    const isLast = index === segments.length - 1;
    const dots = segment.replace(/%2e/gi, '.');
    if (dots === '..') {
      if (!(protocol === 'file:' && path.length === 1 && /^[A-Za-z]:$/.test(path[0] ?? ''))) path.pop();
      if (isLast) path.push('');
    } else if (dots === '.') {
      if (isLast) path.push('');
    } else {
      path.push(percentEncode(segment, ENCODE_SETS.path));
    }
  });
  return path;
}

function trimControls(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= 0x20) start++;
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end--;
  return text.slice(start, end);
}

/** The text before the first mark, and what follows it (null without a mark). */
function cut(text: string, mark: string): [string, string | null] {
  const index = text.indexOf(mark);
  return index < 0 ? [text, null] : [text.slice(0, index), text.slice(index + 1)];
}
