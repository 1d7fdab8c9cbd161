import type { HttpResponse, NodeContext } from '@rex/node-sdk';
import type { JsonValue } from '@rex/workflow';
import { decodeText, readContentType, type DecodedText } from './decode-text';
import type { HttpRequestConfig } from './http-request-config';
import { MAX_DEPTH, parseJson } from './parse-json';
import { StepFailure } from './step-failure';

/** How an answer is to be read. */
export interface AnswerReading {
  responseType: HttpRequestConfig['responseType'];
  warn: NodeContext['warn'];
  /** The beginning of a body, for people to read. */
  excerpt: (text: string) => string;
}

/** Content types that are JSON: application/json, text/json, and all that end in +json (RFC 6839). */
const JSON_TYPE = /^(?:application|text)\/json$|\+json$/;

/**
 * The body of an answer as a JSON value; null when it is empty.
 * @throws StepFailure when it should be JSON and is not. (Of an answer with an error status, it is given as text then.)
 */
export function readAnswer(response: HttpResponse, reading: AnswerReading): JsonValue {
  const { body } = response;
  if (body.length === 0) return null;
  if (reading.responseType === 'base64') return toBase64(body);
  const { essence, charset } = readContentType(response);
  const decoded = decodeText(body, charset);
  if (decoded.isCharsetUnknown) {
    const message = `The answer is in a charset that is not known, "${reading.excerpt(charset ?? '').slice(0, 40)}"; it was read as UTF-8.`;
    reading.warn({ code: 'charset-unknown', message });
  }
  const isAuto = reading.responseType === 'auto';
  if (reading.responseType === 'json' || (isAuto && essence !== undefined && JSON_TYPE.test(essence))) {
    return asJson(decoded, response.status, reading);
  }
  if (decoded.isBroken && isAuto) {
    const message =
      'The answer is no text, so it is given as base64. Set responseType to base64 if that is meant.';
    reading.warn({ code: 'response-not-text', message });
    return toBase64(body);
  }
  return asText(decoded, reading);
}

function asText({ text, isBroken }: DecodedText, { warn }: AnswerReading): string {
  if (isBroken) {
    const message = 'Parts of the answer are no text in its charset; they stand as U+FFFD.';
    warn({ code: 'response-not-text', message });
  }
  return text;
}

function asJson(decoded: DecodedText, status: number, reading: AnswerReading): JsonValue {
  const parsed = parseJson(decoded.text);
  if (parsed.ok) return parsed.value;
  if (parsed.reason === 'too-deep') {
    const message = `The answer is JSON nested deeper than ${MAX_DEPTH} levels. Read it as text instead.`;
    throw new StepFailure({ code: 'response-too-deep', message, retryable: false });
  }
  const start = JSON.stringify(reading.excerpt(decoded.text).slice(0, 80));
  const where = parsed.position === undefined ? '' : ` At character ${parsed.position} it goes wrong.`;
  const message = `The answer is no JSON; it starts with ${start}.${where}`;
  if (status >= 400) {
    reading.warn({ code: 'response-not-json', message });
    return asText(decoded, reading);
  }
  throw new StepFailure({
    code: 'response-not-json',
    message: `${message} Look at the URL, or set responseType to text.`,
    retryable: false,
    ...(parsed.position === undefined ? {} : { details: { position: parsed.position } }),
  });
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
