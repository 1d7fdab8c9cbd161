import type { JsonValue } from '../api/types';
import { countText, itemCount } from './item-count';

export type JsonType = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';

/** How many children a value has. */
export function sizeOf(value: JsonValue): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Array.isArray(value) ? value.length : Object.keys(value).length;
}

/** The type of a value as its line has it. */
export function typeOf(value: JsonValue): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as 'object' | 'string' | 'number' | 'boolean';
}

/** What a line says of a container that is closed. */
export function summaryOf(type: 'array' | 'object', size: number): string {
  if (type === 'array') return size === 0 ? '[]' : `[ ${itemCount(size)} ]`;
  return size === 0
    ? '{}'
    : `{ ${size === 1 ? $localize`1 key` : $localize`${countText(size)}:COUNT: keys`} }`;
}

/** A name as a part of a JSON Pointer. */
export function escapePointer(name: string): string {
  return /[~/]/.test(name) ? name.replaceAll('~', '~0').replaceAll('/', '~1') : name;
}
