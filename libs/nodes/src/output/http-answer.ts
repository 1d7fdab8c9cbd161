import { FORBIDDEN_KEYS, isJsonObject, type JsonObject, type JsonValue } from '@rex/workflow';
import { findHeaderFlaw } from './find-header-flaw';

/** How a webhook is answered: what an Output node with `response` gives. */
export interface HttpAnswer {
  /** 200 to 599. */
  status: number;
  /** Names in small letters. */
  headers: Record<string, string>;
  /** A text is sent as it is, null as nothing, all else as JSON. */
  body: JsonValue;
}

/** Most bytes of all headers together: what stands in front of REX often takes no more. */
const MAX_HEADER_CHARACTERS = 16_384;

/** Puts an answer together; gives a sentence instead when a header can not be sent. */
export function makeHttpAnswer(status: number, fields: JsonObject, body: JsonValue): HttpAnswer | string {
  const headers = new Map<string, string>();
  for (const [given, value] of Object.entries(fields)) {
    const name = given.toLowerCase();
    const text = String(value);
    const flaw = headers.has(name) ? 'is given twice' : findHeaderFlaw(name, text);
    if (flaw !== undefined) return `The header "${given.slice(0, 100)}" ${flaw}.`;
    headers.set(name, text);
  }
  const size = [...headers].reduce((sum, [name, text]) => sum + name.length + text.length, 0);
  if (size > MAX_HEADER_CHARACTERS)
    return `The headers have ${size} characters; at most ${MAX_HEADER_CHARACTERS} can be sent.`;
  return { status, headers: Object.fromEntries(headers), body };
}

/** Reads an answer that an Output node gave; undefined for any other value. Checks it anew, whoever made it. */
export function readHttpAnswer(value: JsonValue): HttpAnswer | undefined {
  if (!isJsonObject(value) || Object.keys(value).sort().join() !== 'body,headers,status') return undefined;
  const { status, headers = null, body = null } = value;
  if (!Number.isInteger(status) || Number(status) < 200 || Number(status) > 599) return undefined;
  if (!isJsonObject(headers) || Object.keys(headers).some((name) => FORBIDDEN_KEYS.has(name)))
    return undefined;
  if (Object.values(headers).some((each) => typeof each !== 'string')) return undefined;
  const answer = makeHttpAnswer(Number(status), headers, body);
  return typeof answer === 'string' ? undefined : answer;
}
