import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { HeaderFields } from '@rex/node-sdk';
import { HttpClientError } from '@rex/node-sdk';

/** Fields that describe the connection or frame the message: the client's own business (RFC 9110, RFC 9112). */
const OWN_FIELDS: ReadonlySet<string> = new Set([
  ...[
    'host',
    'connection',
    'keep-alive',
    'proxy-connection',
    'transfer-encoding',
    'te',
    'trailer',
    'upgrade',
  ],
  ...['expect', 'http2-settings'],
]);

const MAX_HEADER_BYTES = 65_536;

/**
 * Gives a request's headers with names in small letters. Refuses what could end a line early or start another request (CR,
 * LF, NUL), characters that HTTP cannot carry, fields that are the client's own, a name given twice, and over 64 KiB.
 * `content-length` is left out: it is counted.
 */
export function checkHeaders(headers: HeaderFields): Map<string, string | string[]> {
  const checked = new Map<string, string | string[]>();
  let bytes = 0;
  for (const [given, value] of Object.entries(headers)) {
    const name = given.toLowerCase();
    checkField(given, value);
    if (OWN_FIELDS.has(name)) throw invalid(`The header ${name} cannot be set: it belongs to the connection`);
    if (checked.has(name)) throw invalid(`The header ${name} is given twice`);
    bytes += [value].flat().reduce((sum, each) => sum + name.length + each.length + 4, 0);
    if (name !== 'content-length') checked.set(name, value);
  }
  if (bytes > MAX_HEADER_BYTES) throw invalid(`The headers are larger than ${MAX_HEADER_BYTES} bytes`);
  return checked;
}

function checkField(name: string, value: string | string[]): void {
  try {
    validateHeaderName(name);
  } catch (cause) {
    throw invalid('A header has a name with characters that HTTP does not permit', cause);
  }
  try {
    for (const each of [value].flat()) validateHeaderValue(name, each);
  } catch (cause) {
    throw invalid(`The header ${name} has a value with characters that HTTP does not permit`, cause);
  }
}

function invalid(message: string, cause?: unknown): HttpClientError {
  return new HttpClientError('header-invalid', message, { cause });
}
