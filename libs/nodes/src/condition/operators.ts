import { isJsonObject, type JsonValue } from '@rex/workflow';
import { areEqual, fold, order, toBoolean, toText } from './compare';

/** What an operator compares. */
export interface Comparison {
  /** The field's value; null when the field is missing. */
  subject: JsonValue;
  /** The value from the config; null for operators that need none. */
  value: JsonValue;
  ignoreCase: boolean;
}

/** Values that `type-is` knows. */
export const TYPE_NAMES = ['string', 'number', 'boolean', 'object', 'array', 'null'] as const;

const isEqual = ({ subject, value, ignoreCase }: Comparison) => areEqual(subject, value, ignoreCase);
const isNothing = ({ subject }: Comparison) => subject === null;

function ordered(holds: (difference: number) => boolean): (comparison: Comparison) => boolean {
  return ({ subject, value, ignoreCase }) => {
    const difference = order(subject, value, ignoreCase);
    return difference !== undefined && holds(difference);
  };
}

function onTexts(holds: (subject: string, value: string) => boolean): (comparison: Comparison) => boolean {
  return ({ subject, value, ignoreCase }) => {
    const [text, part] = [toText(subject), toText(value)];
    return text !== undefined && part !== undefined && holds(fold(text, ignoreCase), fold(part, ignoreCase));
  };
}

const containsText = onTexts((text, part) => text.includes(part));

/** Text in a text, an equal element in an array, a key in an object. */
function contains(comparison: Comparison): boolean {
  const { subject, value, ignoreCase } = comparison;
  if (Array.isArray(subject)) return subject.some((item) => areEqual(item, value, ignoreCase));
  if (isJsonObject(subject)) {
    const key = toText(value);
    return (
      key !== undefined &&
      Object.keys(subject).some((each) => fold(each, ignoreCase) === fold(key, ignoreCase))
    );
  }
  return containsText(comparison);
}

function isEmpty({ subject }: Comparison): boolean {
  if (subject === null || subject === '') return true;
  return typeof subject === 'object' && Object.keys(subject).length === 0;
}

function isBetween({ subject, value, ignoreCase }: Comparison): boolean {
  const [low, high] = Array.isArray(value) ? value : [];
  if (low === undefined || high === undefined) return false;
  const [above, below] = [order(subject, low, ignoreCase), order(subject, high, ignoreCase)];
  return above !== undefined && below !== undefined && above >= 0 && below <= 0;
}

/**
 * Every operator that is decided in process. A missing field counts as null. Values that can't be compared (text with an
 * object, say) make an operator false, and its negation true. `matches` is not here: regular expressions run in the sandbox.
 */
export const OPERATORS = {
  equals: isEqual,
  'not-equals': (comparison) => !isEqual(comparison),
  contains,
  'not-contains': (comparison) => !contains(comparison),
  'starts-with': onTexts((text, part) => text.startsWith(part)),
  'ends-with': onTexts((text, part) => text.endsWith(part)),
  'greater-than': ordered((difference) => difference > 0),
  'greater-or-equal': ordered((difference) => difference >= 0),
  'less-than': ordered((difference) => difference < 0),
  'less-or-equal': ordered((difference) => difference <= 0),
  between: isBetween,
  in: ({ subject, value, ignoreCase }) =>
    Array.isArray(value) && value.some((item) => areEqual(subject, item, ignoreCase)),
  exists: (comparison) => !isNothing(comparison),
  'not-exists': isNothing,
  'is-empty': isEmpty,
  'is-not-empty': (comparison) => !isEmpty(comparison),
  'is-true': ({ subject }) => toBoolean(subject) === true,
  'is-false': ({ subject }) => toBoolean(subject) === false,
  'type-is': ({ subject, value }) => typeName(subject) === value,
} satisfies Record<string, (comparison: Comparison) => boolean>;

/** An operator that is decided in process. */
export type Operator = keyof typeof OPERATORS;

/** The JSON type of a value. */
export function typeName(value: JsonValue): (typeof TYPE_NAMES)[number] {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as 'string' | 'number' | 'boolean' | 'object';
}
