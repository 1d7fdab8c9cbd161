import type { JsonValue } from '../api/types';

export type JsonType = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';

const NUMBER = new Intl.NumberFormat('en');

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
  if (type === 'array')
    return size === 0
      ? '[]'
      : `[ ${size === 1 ? $localize`1 item` : $localize`${countText(size)}:COUNT: items`} ]`;
  return size === 0
    ? '{}'
    : `{ ${size === 1 ? $localize`1 key` : $localize`${countText(size)}:COUNT: keys`} }`;
}

/** A number of parts, in groups of three digits. */
export function countText(size: number): string {
  return size < 1000 ? String(size) : NUMBER.format(size);
}

/** A name as a part of a JSON Pointer. */
export function escapePointer(name: string): string {
  return /[~/]/.test(name) ? name.replaceAll('~', '~0').replaceAll('/', '~1') : name;
}
