import type { JsonValue } from '@rex/workflow';
import type { NamedValues } from './http-request-config';

/** Pairs ready to be encoded, and the names whose values were nothing. */
export interface Pairs {
  pairs: [name: string, value: string][];
  /** Names of values that were null: left out. */
  empty: string[];
}

/** Writes names with values out as pairs of texts: a list repeats its name, an object travels as JSON, null is left out. */
export function toPairs(values: NamedValues): Pairs {
  const given: [string, JsonValue][] = Array.isArray(values)
    ? values.map(({ name, value }) => [name, value])
    : Object.entries(values);
  const flat = given.flatMap(([name, value]): [string, JsonValue][] =>
    Array.isArray(value) ? value.map((item) => [name, item]) : [[name, value]],
  );
  const isEmpty = (value: JsonValue) => value === null || value === undefined;
  return {
    pairs: flat.filter(([, value]) => !isEmpty(value)).map(([name, value]) => [name, toText(value)]),
    empty: flat.filter(([, value]) => isEmpty(value)).map(([name]) => name),
  };
}

/** A value as text: a text as it is, all else as JSON. */
export function toText(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
