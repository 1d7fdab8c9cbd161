import type { CurlArgument } from './read-curl-arguments';
import { IGNORED_OPTIONS } from './curl-options';

/** A request as a cURL command describes it. */
export interface CurlRequest {
  url: string | undefined;
  /** In capitals; undefined when the command leaves it to curl. */
  method: string | undefined;
  /** By name in small letters, in order; undefined stands for a header that is to be left out. */
  headers: Map<string, { name: string; value: string | undefined }>;
  /** What goes into the body, or with `-G` into the query. */
  data: string | undefined;
  dataGoesTo: 'body' | 'query';
  /** Parts of `--url-query`. */
  query: string[];
  user: string | undefined;
  bearer: string | undefined;
  /** What may be shown besides the body: `-i`, `-I`. */
  showsHeaders: boolean;
  followRedirects: boolean;
  timeoutMs: number | undefined;
  warnings: string[];
}

const MAX_TIMEOUT_MS = 3_600_000;

/** Why options are left out that change what is sent. */
const UNSUPPORTED: ReadonlyMap<string, string> = new Map([
  ['insecure', 'certificates are always checked'],
  ['proxy', 'requests go out directly'],
  ['cert', 'client certificates are not supported'],
  ['key', 'client certificates are not supported'],
  ['cacert', 'the operator decides which certificates are trusted'],
  ['upload-file', 'files can not be sent; put the content into the body'],
  ['digest', 'only basic, bearer, header and query credentials are supported'],
  ['ntlm', 'only basic, bearer, header and query credentials are supported'],
  ['negotiate', 'only basic, bearer, header and query credentials are supported'],
  ['aws-sigv4', 'requests are not signed'],
  ['netrc', 'store the credentials as a key'],
  ['retry', 'the settings of the node say how often it is tried'],
  ['max-redirs', 'five redirects are followed at most'],
]);

/** Gathers what the arguments say about the first request; a later option overrules an earlier one, data adds up. */
export function gatherCurlRequest(given: readonly CurlArgument[]): CurlRequest {
  const request: CurlRequest = {
    url: undefined,
    method: undefined,
    headers: new Map(),
    data: undefined,
    dataGoesTo: 'body',
    query: [],
    user: undefined,
    bearer: undefined,
    showsHeaders: false,
    followRedirects: true,
    timeoutMs: undefined,
    warnings: [],
  };
  for (const argument of given) {
    if (argument.name === 'next') {
      request.warnings.push('Only the first of several requests was taken.');
      break;
    }
    takeArgument(request, argument);
  }
  return { ...request, warnings: [...new Set(request.warnings)] };
}

function takeArgument(request: CurlRequest, { name, value }: CurlArgument): void {
  switch (name) {
    case 'url':
      if (request.url === undefined) request.url = value;
      else request.warnings.push('Only the first of several URLs was taken.');
      return;
    case 'request':
      request.method = value.toUpperCase();
      return;
    case 'head':
      request.method ??= 'HEAD';
      request.showsHeaders = true;
      return;
    case 'include':
      request.showsHeaders = true;
      return;
    case 'get':
      request.dataGoesTo = 'query';
      return;
    case 'header':
      return takeHeader(request, value);
    case 'user-agent':
      return setHeader(request, 'User-Agent', value);
    case 'referer':
      return setHeader(request, 'Referer', value.replace(/;auto$/, ''));
    case 'cookie':
      if (value.includes('=')) return setHeader(request, 'Cookie', value);
      request.warnings.push('--cookie names a file, which can not be read.');
      return;
    case 'user':
      request.user = value;
      return;
    case 'oauth2-bearer':
      request.bearer = value;
      return;
    case 'max-time': {
      const ms = Math.ceil(Number(value) * 1000);
      if (ms >= 1) request.timeoutMs = Math.min(ms, MAX_TIMEOUT_MS);
      return;
    }
    case 'max-redirs':
      if (value === '0') request.followRedirects = false;
      else request.warnings.push(leftOut(name));
      return;
    case 'url-query':
      request.query.push(encodeData(value, request.warnings));
      return;
    case 'form':
    case 'form-string':
      request.method ??= 'POST';
      request.warnings.push(`--${name} was left out: multipart forms are not supported.`);
      return;
    default:
      takeData(request, name, value);
  }
}

function takeData(request: CurlRequest, name: string, value: string): void {
  switch (name) {
    case 'data':
    case 'data-ascii':
    case 'data-binary':
      if (!value.startsWith('@')) return addData(request, value, '&');
      request.warnings.push(`--${name} names a file, which can not be read; put its content into the body.`);
      return addData(request, '', '&');
    case 'data-raw':
      return addData(request, value, '&');
    case 'data-urlencode':
      return addData(request, encodeData(value, request.warnings), '&');
    case 'json':
      if (!request.headers.has('content-type')) setHeader(request, 'Content-Type', 'application/json');
      if (!request.headers.has('accept')) setHeader(request, 'Accept', 'application/json');
      return addData(request, value, '');
    default:
      if (!IGNORED_OPTIONS.has(name)) request.warnings.push(leftOut(name));
  }
}

function leftOut(name: string): string {
  const reason = UNSUPPORTED.get(name);
  const dashes = name.length === 1 ? '-' : '--';
  return `${dashes}${name.slice(0, 40)} was left out${reason === undefined ? '.' : `: ${reason}.`}`;
}

function addData(request: CurlRequest, value: string, separator: string): void {
  request.data = request.data === undefined ? value : `${request.data}${separator}${value}`;
}

/** `content`, `=content` and `name=content` are encoded, the name as it is; `@` names a file. */
function encodeData(value: string, warnings: string[]): string {
  const mark = value.search(/[=@]/);
  if (mark >= 0 && value[mark] === '@') {
    warnings.push('--data-urlencode names a file, which can not be read.');
    return '';
  }
  const name = mark > 0 ? `${value.slice(0, mark)}=` : '';
  return name + encodeURIComponent(value.slice(mark + 1).replace(/[\uD800-\uDFFF]/gu, '\uFFFD'));
}

/** `Name: value`; `Name:` leaves a header out, `Name;` sends it empty. */
function takeHeader(request: CurlRequest, line: string): void {
  const [, name = '', mark, value = ''] = /^\s*(:?[^:;\s]+)\s*([:;])\s*([^]*)$/.exec(line) ?? [];
  // HTTP/2 calls the request line :method, :path and so on; some browsers copy them along.
  if (name === '' || name.startsWith(':')) {
    if (name === '') request.warnings.push('A header that is none was left out.');
    return;
  }
  if (mark === ';' && value !== '') request.warnings.push(`The header ${name} is none and was left out.`);
  else if (mark === ':' && value.trim() === '') setHeader(request, name, undefined);
  else setHeader(request, name, value.trim());
}

function setHeader(request: CurlRequest, name: string, value: string | undefined): void {
  const key = name.toLowerCase();
  const before = request.headers.get(key);
  const joins = before?.value !== undefined && value !== undefined;
  const joined = joins ? `${before.value}${key === 'cookie' ? '; ' : ', '}${value}` : value;
  request.headers.set(key, { name: before?.name ?? name, value: joined });
}
