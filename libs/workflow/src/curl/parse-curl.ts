import type { JsonObject } from '../document/json-value';
import { escapeTemplate } from '../templates/escape-template';
import { extractAuth } from './curl-auth';
import { bodyConfig } from './curl-body';
import { gatherCurlRequest, type CurlRequest } from './curl-request';
import { readCurlArguments } from './read-curl-arguments';
import { ShellSyntaxError, splitShellWords, type ShellWords } from './split-shell-words';
import { isCmdCommand, undoCmdQuoting } from './undo-cmd-quoting';

/** A config for an http-request node, and what people should know about it; or why there is none. */
export type ParsedCurl =
  { ok: true; config: JsonObject; warnings: string[] } | { ok: false; message: string };

const MAX_CHARACTERS = 1_000_000;
const METHODS: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Fields that the client writes itself. `accept-encoding` too: it must be what the client can read. */
const OWN_FIELDS: ReadonlySet<string> = new Set([
  ...[
    'host',
    'connection',
    'content-length',
    'transfer-encoding',
    'keep-alive',
    'proxy-connection',
    'te',
    'trailer',
  ],
  ...['upgrade', 'expect', 'http2-settings', 'accept-encoding'],
]);

/**
 * Reads a cURL command, as documentation and browsers give them, into the config of an http-request node. Secrets are left out:
 * `auth` says how they are sent, and a warning where they were. Nothing in the command becomes a template.
 */
export function parseCurl(text: string): ParsedCurl {
  if (text.length > MAX_CHARACTERS)
    return { ok: false, message: 'The command is longer than a million characters.' };
  let shell: ShellWords;
  try {
    shell = splitShellWords(isCmdCommand(text) ? undoCmdQuoting(text) : text);
  } catch (error) {
    if (!(error instanceof ShellSyntaxError)) throw error;
    return { ok: false, message: `The command can not be read: ${error.message}.` };
  }
  const words = argumentsOf(shell.words);
  if (!words) return { ok: false, message: 'This is no cURL command: it does not begin with "curl".' };
  const request = gatherCurlRequest(readCurlArguments(words));
  return toConfig(request, warnOfShell(shell));
}

/** The words behind `curl`, which may stand behind a prompt, variables or sudo. Undefined when there is none. */
function argumentsOf(words: readonly string[]): string[] | undefined {
  const start = words.findIndex((word) => !/^(?:[$%#]|sudo|[A-Za-z_]\w*=.*)$/s.test(word));
  return /^(?:.*[\\/])?curl(?:\.exe)?$/i.test(words[start] ?? '') ? words.slice(start + 1) : undefined;
}

function warnOfShell({ unfilled, rest }: ShellWords): string[] {
  const warnings: string[] = [];
  if (unfilled.length > 0) {
    const shown = unfilled.slice(0, 5).map((each) => each.slice(0, 40));
    warnings.push(`${shown.join(', ')} would be filled in by a shell; it was taken as it is written.`);
  }
  if (rest !== '') warnings.push('What follows the command was left out.');
  return warnings;
}

function toConfig(request: CurlRequest, warnings: string[]): ParsedCurl {
  if (request.url === undefined) return { ok: false, message: 'The command names no URL.' };
  const url = readUrl(request);
  if (!url) return { ok: false, message: 'The URL of the command is no http or https URL.' };
  const hasBody = request.data !== undefined && request.dataGoesTo === 'body';
  const method = request.method ?? (hasBody ? 'POST' : 'GET');
  if (!METHODS.includes(method)) {
    return {
      ok: false,
      message: `The method ${JSON.stringify(method.slice(0, 40))} is not supported; it can be ${METHODS.join(', ')}.`,
    };
  }
  const mayHaveBody = method !== 'GET' && method !== 'HEAD';
  const body = hasBody && mayHaveBody ? readBody(request) : undefined;
  const extracted = extractAuth(request, url);
  const headers = headerConfig(extracted.headers, body?.needsContentType ?? true);
  const config: JsonObject = {
    method,
    url: escapeTemplate(extracted.url.href),
    ...(Object.keys(headers).length > 0 ? { headers } : {}),
    ...(extracted.auth ? { auth: extracted.auth } : {}),
    ...body?.config,
    ...(request.timeoutMs === undefined ? {} : { timeoutMs: request.timeoutMs }),
    ...(request.showsHeaders ? { fullResponse: true } : {}),
    ...(request.followRedirects ? {} : { followRedirects: false }),
  };
  const noBody = hasBody && !mayHaveBody ? [`The body was left out: a ${method} request has none here.`] : [];
  return { ok: true, config, warnings: [...warnings, ...request.warnings, ...extracted.warnings, ...noBody] };
}

/** curl takes an address without scheme for http. */
function readUrl({ url = '', data, dataGoesTo, query }: CurlRequest): URL | undefined {
  const written = url.trim();
  const parsed = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(written) ? written : `http://${written}`);
  if (!parsed || (parsed.protocol !== 'http:' && parsed.protocol !== 'https:')) return undefined;
  parsed.hash = '';
  const added = [...query, ...(dataGoesTo === 'query' && data !== undefined ? [data] : [])];
  const parts = [parsed.search.slice(1), ...added].filter((part) => part !== '');
  if (added.length > 0) parsed.search = parts.join('&');
  return parsed;
}

function readBody({ data = '', headers, warnings }: CurlRequest) {
  const given = headers.get('content-type');
  if (!given) {
    // What curl does with -d when nothing else is said.
    headers.set('content-type', { name: 'Content-Type', value: 'application/x-www-form-urlencoded' });
    if (/^\s*[[{]/.test(data)) {
      warnings.push(
        'The body looks like JSON, but the command sends it as a form: add the header Content-Type.',
      );
    }
  }
  return bodyConfig(data, headers.get('content-type')?.value ?? '');
}

function headerConfig(headers: CurlRequest['headers'], withContentType: boolean): JsonObject {
  const kept = [...headers].filter(
    ([key, { value }]) =>
      value !== undefined && !OWN_FIELDS.has(key) && (withContentType || key !== 'content-type'),
  );
  // fromEntries makes own properties, whatever the names.
  return Object.fromEntries(kept.map(([, { name, value = '' }]) => [name, escapeTemplate(value)]));
}
