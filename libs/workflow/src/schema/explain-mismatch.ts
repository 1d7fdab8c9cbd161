import type { TLocalizedValidationError } from 'typebox/error';
import { suggestion } from '../text/suggest-word';
import type { JsonSchema } from './json-schema';

/** A sentence for a required field that is not there. */
export function explainMissing(name: string, schema: JsonSchema | undefined): string {
  const description = schema?.['description'];
  return `${name} is missing${typeof description === 'string' ? `: ${lowerFirst(description)}` : '.'}`;
}

/** A sentence for a field the schema does not know, with the nearest one it does. */
export function explainUnknownKey(name: string, key: string, known: string[]): string {
  const list = known.length > 0 ? `; known here: ${known.join(', ')}.` : '.';
  return `${name} is not known${suggestion(key, known, list)}`;
}

/** A sentence for a value of the wrong kind, size or form. A schema's `errorMessage` speaks for patterns and combinations. */
export function explainMismatch(
  name: string,
  value: unknown,
  error: TLocalizedValidationError,
  schema: JsonSchema,
): string {
  const own = schema['errorMessage'];
  if (typeof own === 'string' && OWN_WORDS.has(error.keyword)) return `${name} ${own}.`;
  const expected = expectation(error);
  if (value === null) return `${name} has no value; it ${expected}.`;
  switch (error.keyword) {
    case 'enum':
      return `${name} ${expected}, not ${shown(value)}${suggestEnum(value, error.params.allowedValues)}`;
    case 'type':
      return `${name} ${expected}, not ${kindOf(value)}.`;
    default:
      return `${name} ${expected}${typeof value === 'object' || value === '' ? '' : `, not ${shown(value)}`}.`;
  }
}

const OWN_WORDS: ReadonlySet<string> = new Set(['pattern', 'format', 'anyOf', 'oneOf', 'not', 'if']);

function expectation(error: TLocalizedValidationError): string {
  switch (error.keyword) {
    case 'type':
      return `must be ${[error.params.type].flat().map(withArticle).join(' or ')}`;
    case 'enum':
      return `must be one of ${error.params.allowedValues.map(shown).join(', ')}`;
    case 'const':
      return `must be ${shown(error.params.allowedValue)}`;
    case 'minimum':
    case 'exclusiveMinimum':
      return `must be ${error.keyword === 'minimum' ? 'at least' : 'more than'} ${error.params.limit}`;
    case 'maximum':
    case 'exclusiveMaximum':
      return `must be ${error.keyword === 'maximum' ? 'at most' : 'less than'} ${error.params.limit}`;
    case 'minLength':
      return error.params.limit === 1
        ? 'must not be empty'
        : `must have at least ${error.params.limit} characters`;
    case 'maxLength':
      return `must have at most ${error.params.limit} characters`;
    case 'minItems':
      return `must have at least ${error.params.limit === 1 ? 'one item' : `${error.params.limit} items`}`;
    case 'maxItems':
      return `must have at most ${error.params.limit} items`;
    case 'anyOf':
    case 'oneOf':
    case 'not':
    case 'if':
      return 'does not have an allowed form';
    default:
      return error.message;
  }
}

function suggestEnum(value: unknown, allowed: unknown[]): string {
  return typeof value === 'string'
    ? suggestion(
        value,
        allowed.filter((each) => typeof each === 'string'),
      )
    : '.';
}

function withArticle(type: string): string {
  if (type === 'null') return 'null';
  if (type === 'integer') return 'a whole number';
  return `${/^[aeio]/.test(type) ? 'an' : 'a'} ${type}`;
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'an array';
  return value === null ? 'null' : withArticle(typeof value);
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** Lowers the first letter, but not that of a name in capitals such as HTTP. */
function lowerFirst(text: string): string {
  return /^[A-Z]{2}/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
