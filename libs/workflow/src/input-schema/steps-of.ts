import { isJsonObject, type JsonValue } from '../document/json-value';

/** Characters that are read in the time of one step. */
const CHARACTERS_PER_STEP = 16;

/** Putting a number into digits to divide it. */
const DIVISION_STEPS = 150;

/** Writing a value down in order to compare it: a plain one, and an array or object with its keys put in order. */
const SCALAR_STEPS = 3;
const CONTAINER_STEPS = 30;

/**
 * How many steps it takes to check a value by one schema object, without the schemas within it. What grows with the value is
 * counted: its keys, its characters, and all there is in it where whole values are compared.
 */
export function stepsOf(schema: JsonValue): (value: unknown) => number {
  if (!isJsonObject(schema)) return () => 1;
  const { properties, required, multipleOf, additionalProperties = true } = schema;
  const named = isJsonObject(properties) ? Object.keys(properties).length : 0;
  const fixed = 1 + named + (Array.isArray(required) ? required.length : 0);
  const comparesWhole = schema['uniqueItems'] === true || holdsContainers(schema);
  return (value) => {
    if (typeof value === 'string') return fixed + value.length / CHARACTERS_PER_STEP;
    if (typeof value === 'number') return fixed + (multipleOf === undefined ? 0 : DIVISION_STEPS);
    if (typeof value !== 'object' || value === null) return fixed;
    const keys = additionalProperties === true || Array.isArray(value) ? 0 : Object.keys(value).length;
    return fixed + keys + (comparesWhole ? stepsToWrite(value) : 0);
  };
}

function holdsContainers(schema: { [keyword: string]: JsonValue }): boolean {
  const { enum: list, const: only } = schema;
  return [...(Array.isArray(list) ? list : []), only].some(
    (each) => typeof each === 'object' && each !== null,
  );
}

const writing = new WeakMap<object, number>();

/** Steps to write a whole value down; worked out once for each object. */
function stepsToWrite(value: unknown): number {
  if (typeof value === 'string') return SCALAR_STEPS + value.length / CHARACTERS_PER_STEP;
  if (typeof value !== 'object' || value === null) return SCALAR_STEPS;
  let steps = writing.get(value);
  if (steps === undefined) {
    const keys = Array.isArray(value) ? 0 : Object.keys(value).length;
    steps = Object.values(value).reduce(
      (sum: number, each) => sum + stepsToWrite(each),
      CONTAINER_STEPS + keys,
    );
    writing.set(value, steps);
  }
  return steps;
}
