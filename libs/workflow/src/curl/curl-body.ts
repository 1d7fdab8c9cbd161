import { isJsonObject, type JsonObject, type JsonValue } from '../document/json-value';
import { findUnsafeJson } from '../json/find-unsafe-json';
import { escapeTemplate } from '../templates/escape-template';

/** The part of a config that says what goes into the body. */
export interface BodyConfig {
  /** Of `bodyType` and `body`. */
  config: JsonObject;
  /** False when the body type brings the content type by itself. */
  needsContentType: boolean;
}

const FORM = 'application/x-www-form-urlencoded';

/** More digits than a number of JavaScript keeps. */
const LONG_NUMBER = /\d{16}/;

/** Makes config of a body: as JSON or as form fields where that gives just the same, else as the text it is. */
export function bodyConfig(data: string, contentType: string): BodyConfig {
  const essence = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  if (/^(?:application|text)\/json$|\+json$/.test(essence)) {
    const value = LONG_NUMBER.test(data) ? undefined : parseJson(data);
    if (value !== undefined) {
      const isUsual = contentType.trim().toLowerCase() === 'application/json';
      return { config: { bodyType: 'json', body: escapeAll(value) }, needsContentType: !isUsual };
    }
  }
  const fields = essence === FORM ? readForm(data) : undefined;
  if (fields) {
    const isUsual = contentType.trim().toLowerCase() === FORM;
    return { config: { bodyType: 'form', body: fieldsToBody(fields) }, needsContentType: !isUsual };
  }
  return { config: { bodyType: 'text', body: escapeTemplate(data) }, needsContentType: true };
}

/** The value, unless a workflow could not hold it. */
function parseJson(text: string): JsonValue | undefined {
  try {
    const value = JSON.parse(text) as JsonValue;
    return findUnsafeJson(value).length === 0 ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Fields of a form; undefined when the text is none, or would not be the same again. */
function readForm(data: string): [name: string, value: string][] | undefined {
  if (data === '' || !data.split('&').every((part) => /^[^={}<>"\s]+=[^\s]*$/.test(part))) return undefined;
  const pairs = [...new URLSearchParams(data)];
  // An escape that is none, or bytes that are no UTF-8, would come back as something else.
  const isClean = !/%(?![0-9A-Fa-f]{2})/.test(data) && !pairs.flat().some((text) => text.includes('\ufffd'));
  return isClean && pairs.every(([name]) => name !== '') ? pairs : undefined;
}

function fieldsToBody(fields: [name: string, value: string][]): JsonValue {
  const escaped = fields.map(([name, value]): [string, string] => [name, escapeTemplate(value)]);
  const isPlain = new Set(fields.map(([name]) => name)).size === fields.length;
  // A list where names repeat; names in a list are templates, those of an object are not.
  return isPlain
    ? Object.fromEntries(escaped)
    : escaped.map(([name, value]) => ({ name: escapeTemplate(name), value }));
}

function escapeAll(value: JsonValue): JsonValue {
  if (typeof value === 'string') return escapeTemplate(value);
  if (Array.isArray(value)) return value.map(escapeAll);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, escapeAll(item)]));
}
