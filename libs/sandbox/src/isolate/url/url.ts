import { ENCODE_SETS, percentEncode } from './percent-encoding';
import { isSpecial, normalizePath, parseUrl, type UrlParts } from './parse-url';
import { toText, URLSearchParams } from './search-params';

/** The URL Standard's URL in plain JavaScript, since a context has no platform. International names: see parse-host. */
export class URL {
  #parts: UrlParts;
  #searchParams: URLSearchParams;

  constructor(url: unknown, base?: unknown) {
    const parts = parseBoth(url, base);
    if (parts === undefined) throw new TypeError(`Invalid URL: ${toText(url).slice(0, 200)}`);
    this.#parts = parts;
    this.#searchParams = URLSearchParams.ofQuery(parts.query ?? '', (query) => {
      this.#parts.query = query === '' ? null : query;
    });
  }

  static canParse(url: unknown, base?: unknown): boolean {
    return parseBoth(url, base) !== undefined;
  }

  static parse(url: unknown, base?: unknown): URL | null {
    return URL.canParse(url, base) ? new URL(url, base) : null;
  }

  get href(): string {
    const { protocol, username, password, host, query, fragment } = this.#parts;
    const credentials =
      username === '' && password === '' ? '' : `${username}${password === '' ? '' : `:${password}`}@`;
    const authority = host === null ? '' : `//${credentials}${this.host}`;
    const path = host === null && this.pathname.startsWith('//') ? `/.${this.pathname}` : this.pathname;
    return `${protocol}${authority}${path}${query === null ? '' : `?${query}`}${fragment === null ? '' : `#${fragment}`}`;
  }
  set href(value: string) {
    const parts = parseUrl(toText(value));
    if (parts === undefined) throw new TypeError('Invalid URL');
    this.#parts = parts;
    URLSearchParams.refresh(this.#searchParams, parts.query ?? '');
  }

  get origin(): string {
    const { protocol } = this.#parts;
    return isSpecial(protocol) && protocol !== 'file:' ? `${protocol}//${this.host}` : 'null';
  }

  get protocol(): string {
    return this.#parts.protocol;
  }
  set protocol(value: string) {
    const changed = parseUrl(
      `${toText(value).replace(/:.*$/s, '')}:${this.href.slice(this.protocol.length)}`,
    );
    if (changed !== undefined && isSpecial(changed.protocol) === isSpecial(this.protocol))
      this.#parts = changed;
  }

  get username(): string {
    return this.#parts.username;
  }
  set username(value: string) {
    if (this.#parts.host) this.#parts.username = percentEncode(toText(value), ENCODE_SETS.userinfo);
  }

  get password(): string {
    return this.#parts.password;
  }
  set password(value: string) {
    if (this.#parts.host) this.#parts.password = percentEncode(toText(value), ENCODE_SETS.userinfo);
  }

  get host(): string {
    const { host, port } = this.#parts;
    return `${host ?? ''}${port === '' ? '' : `:${port}`}`;
  }
  set host(value: string) {
    const changed = parseUrl(`${this.protocol}//${toText(value).replace(/[/?#\\].*$/s, '')}`);
    if (changed === undefined || this.#parts.host === null) return;
    this.#parts.host = changed.host;
    if (/:\d+$/.test(toText(value))) this.#parts.port = changed.port;
  }

  get hostname(): string {
    return this.#parts.host ?? '';
  }
  set hostname(value: string) {
    const changed = parseUrl(`${this.protocol}//${toText(value).replace(/[/?#\\].*$/s, '')}`);
    if (changed !== undefined && changed.port === '' && this.#parts.host !== null)
      this.#parts.host = changed.host;
  }

  get port(): string {
    return this.#parts.port;
  }
  set port(value: string) {
    const digits = /^\d*/.exec(toText(value))?.[0] ?? '';
    const changed = parseUrl(`${this.protocol}//host:${digits}`);
    if (changed !== undefined && this.#parts.host && (digits !== '' || toText(value) === ''))
      this.#parts.port = changed.port;
  }

  get pathname(): string {
    const { path } = this.#parts;
    return typeof path === 'string' ? path : path.map((segment) => `/${segment}`).join('');
  }
  set pathname(value: string) {
    if (typeof this.#parts.path === 'string') return;
    const text = isSpecial(this.protocol) ? toText(value).replaceAll('\\', '/') : toText(value);
    this.#parts.path = normalizePath(text.replace(/^\//, ''), this.protocol, []);
  }

  get search(): string {
    return this.#parts.query ? `?${this.#parts.query}` : '';
  }
  set search(value: string) {
    const text = toText(value).replace(/^\?/, '');
    const set = isSpecial(this.protocol) ? ENCODE_SETS.specialQuery : ENCODE_SETS.query;
    this.#parts.query = toText(value) === '' ? null : percentEncode(text, set);
    URLSearchParams.refresh(this.#searchParams, this.#parts.query ?? '');
  }

  get searchParams(): URLSearchParams {
    return this.#searchParams;
  }

  get hash(): string {
    return this.#parts.fragment ? `#${this.#parts.fragment}` : '';
  }
  set hash(value: string) {
    const text = toText(value).replace(/^#/, '');
    this.#parts.fragment = toText(value) === '' ? null : percentEncode(text, ENCODE_SETS.fragment);
  }

  toString(): string {
    return this.href;
  }

  toJSON(): string {
    return this.href;
  }
}

function parseBoth(url: unknown, base: unknown): UrlParts | undefined {
  if (base === undefined) return parseUrl(toText(url));
  const baseParts = parseUrl(toText(base));
  return baseParts === undefined ? undefined : parseUrl(toText(url), baseParts);
}
