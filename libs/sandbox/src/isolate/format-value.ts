import {
  bareRecord,
  forEachEntry,
  forEachMember,
  getPrototypeOf,
  isArray,
  isInstance,
  isoText,
  objectKeys,
  objectPrototype,
  primitiveText,
  sliceText,
  types,
  unboxDate,
} from './primordials';
import { quote } from './quote';

const MAX_DEPTH = 4;
const MAX_ITEMS = 100;
/** Longest text of one value; the rest is cut off. */
export const MAX_FORMATTED_LENGTH = 10_000;

interface FormatState {
  length: number;
  ancestors: Record<number, object>;
}

/** A value as people like to read it in a log: text as it is, everything else much like JSON. Never throws. */
export function formatValue(value: unknown): string {
  if (typeof value === 'string') return cut(value);
  try {
    return cut(format({ length: 0, ancestors: bareRecord() }, value, 0));
  } catch {
    // A getter or proxy of the script threw.
    return '[not readable]';
  }
}

function cut(text: string): string {
  return text.length > MAX_FORMATTED_LENGTH ? `${sliceText(text, 0, MAX_FORMATTED_LENGTH)}…` : text;
}

function format(state: FormatState, value: unknown, depth: number): string {
  const text = formatWhole(state, value, depth);
  state.length += text.length;
  return text;
}

function formatWhole(state: FormatState, value: unknown, depth: number): string {
  if (typeof value === 'string') return quote(cut(value), () => undefined);
  if (typeof value === 'bigint') return `${primitiveText(value)}n`;
  if (typeof value === 'function') return '[function]';
  if (typeof value !== 'object' || value === null) return primitiveText(value as number | null | undefined);
  for (let above = 0; above < depth; above++) if (state.ancestors[above] === value) return '[circular]';
  if (isInstance(value, types.Date)) return dateText(value);
  if (isInstance(value, types.Error)) return errorText(value);
  if (isInstance(value, types.Promise)) return '[promise]';
  if (isInstance(value, types.RegExp)) return regExpText(value);
  if (depth >= MAX_DEPTH || state.length > MAX_FORMATTED_LENGTH) return isArray(value) ? '[…]' : '{…}';
  state.ancestors[depth] = value;
  if (isArray(value)) return formatList(state, value, depth);
  if (isInstance(value, types.Map)) return formatMap(state, value, depth);
  if (isInstance(value, types.Set)) return formatSet(state, value, depth);
  return formatMembers(state, value, depth);
}

function formatList(state: FormatState, list: readonly unknown[], depth: number): string {
  let text = '';
  for (let index = 0; index < list.length; index++) {
    if (index > 0) text += ', ';
    if (index >= MAX_ITEMS || state.length > MAX_FORMATTED_LENGTH)
      return `[${text}… ${list.length - index} more]`;
    text += format(state, list[index], depth + 1);
  }
  return `[${text}]`;
}

function formatMembers(state: FormatState, object: object, depth: number): string {
  const keys = objectKeys(object);
  let text = '';
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as string;
    if (index > 0) text += ', ';
    if (index >= MAX_ITEMS || state.length > MAX_FORMATTED_LENGTH) {
      text += `… ${keys.length - index} more`;
      break;
    }
    text += `${quote(cut(key), () => undefined)}: ${format(state, (object as Record<string, unknown>)[key], depth + 1)}`;
  }
  const name = className(object);
  return text === '' ? `${name}{}` : `${name}{ ${text} }`;
}

function formatMap(state: FormatState, map: Map<unknown, unknown>, depth: number): string {
  let text = '';
  forEachEntry(map, (value, key) => {
    if (state.length > MAX_FORMATTED_LENGTH) return;
    if (text !== '') text += ', ';
    text += `${format(state, key, depth + 1)} => ${format(state, value, depth + 1)}`;
  });
  return `Map {${text}}`;
}

function formatSet(state: FormatState, set: Set<unknown>, depth: number): string {
  let text = '';
  forEachMember(set, (value) => {
    if (state.length > MAX_FORMATTED_LENGTH) return;
    if (text !== '') text += ', ';
    text += format(state, value, depth + 1);
  });
  return `Set {${text}}`;
}

function className(object: object): string {
  const prototype: unknown = getPrototypeOf(object);
  if (prototype === null || prototype === objectPrototype) return '';
  const name: unknown = (prototype as { constructor?: { name?: unknown } }).constructor?.name;
  return typeof name === 'string' && name !== 'Object' && name !== '' ? `${cut(name)} ` : '';
}

function dateText(date: Date): string {
  const time = unboxDate(date);
  return time - time === 0 ? isoText(date) : 'Invalid Date';
}

function regExpText(pattern: RegExp): string {
  const { source, flags }: { source: unknown; flags: unknown } = pattern;
  return typeof source === 'string' && typeof flags === 'string'
    ? `/${source}/${flags}`
    : '[regular expression]';
}

function errorText(error: Error): string {
  const { name, message, stack }: { name: unknown; message: unknown; stack?: unknown } = error;
  if (typeof stack === 'string') return stack;
  return `${typeof name === 'string' ? name : 'Error'}: ${typeof message === 'string' ? message : ''}`;
}
