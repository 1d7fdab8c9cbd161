import { isUtf8 } from 'node:buffer';
import { parse as parseForm } from 'node:querystring';
import { UserError } from '@rex/platform';
import { FORBIDDEN_KEYS, type JsonObject, type JsonValue } from '@rex/workflow';
import { requireFlat } from '../../common/bodies/body-depth';
import { findPoisonedKey } from './find-poisoned-key';
import { readMediaType, type MediaType } from './read-media-type';

const TAKEN = 'application/json (or +json), application/x-www-form-urlencoded, text/*, application/xml';

/**
 * The value of a webhook's body: JSON, a form as an object (a name that stands several times has an array), text as it is, and
 * null for an empty body whatever its type.
 * @throws UserError `media-type-unsupported` (415), `json-invalid`, `body-too-deep`, `request-malformed` (400)
 */
export function readBody(bytes: Buffer, contentType: string | undefined): JsonValue {
  if (bytes.length === 0) return null;
  const type = readMediaType(contentType ?? '');
  if (!type) throw unsupported(`The media type is not taken. Send ${TAKEN}.`);
  const text = decode(bytes, type);
  switch (type.kind) {
    case 'json':
      return readJson(text);
    case 'form':
      return readForm(text);
    case 'text':
      return text;
  }
}

/** The byte order mark is no part of the text. */
function decode(bytes: Buffer, { charset, kind }: MediaType): string {
  if (charset === 'utf-8' && !isUtf8(bytes)) {
    const code = kind === 'json' ? 'json-invalid' : 'request-malformed';
    throw new UserError(code, 'The body is not UTF-8, and its Content-Type names no other charset.');
  }
  if (charset === 'utf-8') {
    const text = bytes.toString();
    return text.startsWith('\ufeff') ? text.slice(1) : text;
  }
  const decoder = decoderOf(charset);
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw new UserError('request-malformed', `The body is not in its charset.`, { cause });
  }
}

function decoderOf(charset: string) {
  try {
    return new TextDecoder(charset, { fatal: true });
  } catch {
    throw unsupported('The charset of the body is not known. Send UTF-8.');
  }
}

function readJson(text: string): JsonValue {
  if (text.trim() === '') return null;
  let value: JsonValue;
  try {
    value = JSON.parse(text) as JsonValue;
  } catch (cause) {
    throw new UserError('json-invalid', 'The body is not valid JSON.', { cause });
  }
  requireFlat(value);
  const poisoned = findPoisonedKey(text, value);
  if (poisoned === undefined) return value;
  throw new UserError('json-invalid', `The body has a key that is refused: ${poisoned}.`);
}

function readForm(text: string): JsonObject {
  const fields = Object.entries(parseForm(text, undefined, undefined, { maxKeys: 0 }));
  const poisoned = fields.find(([name]) => FORBIDDEN_KEYS.has(name));
  if (poisoned)
    throw new UserError('request-malformed', `The form has the field ${poisoned[0]}, which is refused.`);
  return Object.fromEntries(fields.map(([name, value = '']) => [name, value]));
}

function unsupported(message: string): UserError {
  return new UserError('media-type-unsupported', message, { status: 415 });
}
