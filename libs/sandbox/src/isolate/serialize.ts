import {
  apply,
  forEachEntry,
  forEachMember,
  getOwnPropertySymbols,
  getPrototypeOf,
  hasOwn,
  isArray,
  isEnumerable,
  isInstance,
  isView,
  objectKeys,
  objectPrototype,
  primitiveText,
  types,
  unboxBoolean,
  unboxNumber,
  unboxString,
} from './primordials';
import { adviceForOpaque } from './opaque-objects';
import { quote } from './quote';
import {
  account,
  MAX_RESULT_DEPTH,
  newState,
  noteNotFinite,
  noteOpaque,
  noteUndefined,
  noteUnplaced,
  refuse,
  refuseDepth,
  type Serialized,
  type SerializeState,
  warningsJson,
} from './serialize-state';

/**
 * Writes a script's result as JSON, by the rules of JSON.stringify, except that nothing is lost in silence:
 * - undefined as the whole result is null; an undefined member is dropped, an undefined item is null: each with a warning;
 * - NaN, infinities and invalid dates are null, with a warning;
 * - Map (string keys) is an object, Set and typed arrays are arrays, an Error is `{name, message, cause, …own members}`,
 *   a Date and whatever has `toJSON` is what that gives;
 * - BigInt, function, symbol, cycles, and objects whose content JSON can't see (Promise, RegExp, iterators …) are refused,
 *   with the path; an object of another class that shows no member of its own is `{}`, with a warning;
 * - members with symbol keys, and members of a list that are no items, are left out, with a warning.
 * Getters, proxies and `toJSON` are the script's own code and may throw: that goes through to the caller.
 * `maxLength` is in characters.
 */
export function serializeResult(value: unknown, maxLength: number): Serialized {
  const state = newState(maxLength);
  try {
    const json = write(state, value, '', 0);
    return { ok: true, json: json ?? 'null', warningsJson: warningsJson(state, json === undefined) };
  } catch (error) {
    if (state.failure !== undefined) return state.failure;
    throw error;
  }
}

/** Length up to which a list is looked through for members that are no items. */
const MAX_LOOKED_THROUGH = 100;

/** Text of a value, or undefined for undefined. `depth` counts the containers around it. */
function write(
  state: SerializeState,
  value: unknown,
  key: string | number,
  depth: number,
): string | undefined {
  switch (typeof value) {
    case 'string':
      return quote(value, (length) => account(state, length));
    case 'number':
      return writeNumber(state, value, depth);
    case 'boolean':
      account(state, 4);
      return value ? 'true' : 'false';
    case 'object':
      if (value !== null) return writeObject(state, value, key, depth);
      account(state, 4);
      return 'null';
    case 'bigint': {
      const toJson: unknown = (value as { toJSON?: unknown }).toJSON;
      if (typeof toJson === 'function') return write(state, apply(toJson, value, [`${key}`]), key, depth);
      return refuse(state, depth, 'is a BigInt; return Number(x) or String(x)');
    }
    case 'function':
      return refuse(state, depth, 'is a function, which JSON cannot hold; return data');
    case 'symbol':
      return refuse(state, depth, 'is a symbol, which JSON cannot hold; return String(x)');
    default:
      return undefined;
  }
}

function writeNumber(state: SerializeState, value: number, depth: number): string {
  const text = primitiveText(value);
  account(state, text.length);
  if (value - value === 0) return value === 0 ? '0' : text;
  noteNotFinite(state, depth, text);
  return 'null';
}

function writeObject(
  state: SerializeState,
  object: object,
  key: string | number,
  depth: number,
): string | undefined {
  if (depth >= MAX_RESULT_DEPTH) return refuseDepth(state, object, depth);
  state.ancestors[depth] = object;
  const toJson: unknown = (object as { toJSON?: unknown }).toJSON;
  if (typeof toJson !== 'function') return writeContent(state, object, depth);
  const replacement: unknown = apply(toJson, object, [`${key}`]);
  if (replacement === null && isInstance(object, types.Date)) noteNotFinite(state, depth, 'an invalid Date');
  if (typeof replacement !== 'object' || replacement === null) return write(state, replacement, key, depth);
  state.ancestors[depth] = replacement;
  return writeContent(state, replacement, depth);
}

function writeContent(state: SerializeState, object: object, depth: number): string {
  if (isArray(object)) return writeList(state, object, depth);
  const prototype = getPrototypeOf(object);
  if (prototype === objectPrototype || prototype === null) return writeMembers(state, object, '', depth);
  if (isView(object) && !isInstance(object, types.DataView)) {
    return writeList(state, object as unknown as ArrayLike<unknown>, depth);
  }
  if (isInstance(object, types.Map)) return writeMap(state, object, depth);
  if (isInstance(object, types.Set)) return writeSet(state, object, depth);
  if (isInstance(object, types.Error)) return writeError(state, object, depth);
  if (isInstance(object, types.Number)) return writeNumber(state, unboxNumber(object), depth);
  if (isInstance(object, types.String)) return quote(unboxString(object), (length) => account(state, length));
  if (isInstance(object, types.Boolean)) return unboxBoolean(object) ? 'true' : 'false';
  const advice = adviceForOpaque(object);
  if (advice !== undefined) return refuse(state, depth, advice);
  const text = writeMembers(state, object, '', depth);
  if (text === '{}') noteOpaque(state, depth);
  return text;
}

function writeList(state: SerializeState, list: ArrayLike<unknown>, depth: number): string {
  account(state, 2);
  const length = list.length;
  // A match of a regular expression is such a list. Long ones are data: looking through them would cost too much.
  if (length <= MAX_LOOKED_THROUGH && objectKeys(list).length > length)
    noteUnplaced(state, depth, 'fields beside its items');
  let json = '[';
  for (let index = 0; index < length; index++) {
    if (index > 0) json += ',';
    json += writeItem(state, list[index], index, depth);
  }
  return json + ']';
}

function writeSet(state: SerializeState, set: Set<unknown>, depth: number): string {
  account(state, 2);
  let json = '[';
  let index = 0;
  forEachMember(set, (value) => {
    if (index > 0) json += ',';
    json += writeItem(state, value, index++, depth);
  });
  return json + ']';
}

function writeItem(state: SerializeState, value: unknown, index: number, depth: number): string {
  state.path[depth] = index;
  account(state, 1);
  const text = write(state, value, index, depth + 1);
  if (text !== undefined) return text;
  noteUndefined(state, depth + 1);
  account(state, 4);
  return 'null';
}

/** Own enumerable members; `head` is what already stands before them. */
function writeMembers(state: SerializeState, object: object, head: string, depth: number): string {
  account(state, 2);
  const keys = objectKeys(object);
  if (getOwnPropertySymbols(object).length > 0) noteUnplaced(state, depth, 'members with symbol keys');
  let json = head;
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as string;
    state.path[depth] = key;
    const text = writeMember(state, key, (object as Record<string, unknown>)[key], depth);
    if (text !== '') json += json === '' ? text : ',' + text;
  }
  return '{' + json + '}';
}

function writeMap(state: SerializeState, map: Map<unknown, unknown>, depth: number): string {
  account(state, 2);
  let json = '';
  forEachEntry(map, (value, key) => {
    if (typeof key !== 'string') {
      return refuse(state, depth, 'is a Map with a key that is not a string; return Array.from(x)');
    }
    state.path[depth] = key;
    const text = writeMember(state, key, value, depth);
    if (text !== '') json += json === '' ? text : ',' + text;
  });
  return '{' + json + '}';
}

/** `"key":value`, or nothing for an undefined value. */
function writeMember(state: SerializeState, key: string, value: unknown, depth: number): string {
  const text = write(state, value, key, depth + 1);
  if (text === undefined) {
    noteUndefined(state, depth + 1);
    return '';
  }
  account(state, 2);
  return quote(key, (length) => account(state, length)) + ':' + text;
}

const HIDDEN_IN_ERRORS = ['cause', 'errors'];

function writeError(state: SerializeState, error: Error, depth: number): string {
  const name: unknown = error.name;
  const message: unknown = error.message;
  const add = (length: number) => account(state, length);
  const nameText = quote(typeof name === 'string' ? name : 'Error', add);
  const messageText = quote(typeof message === 'string' ? message : '', add);
  let head = `"name":${nameText},"message":${messageText}`;
  // These two are hidden members, but data all the same.
  for (let index = 0; index < HIDDEN_IN_ERRORS.length; index++) {
    const key = HIDDEN_IN_ERRORS[index] as string;
    if (!hasOwn(error, key) || isEnumerable(error, key)) continue;
    state.path[depth] = key;
    const text = writeMember(state, key, (error as unknown as Record<string, unknown>)[key], depth);
    if (text !== '') head += ',' + text;
  }
  return writeMembers(state, error, head, depth);
}
