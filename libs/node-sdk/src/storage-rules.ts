import { isJsonObject, type JsonValue } from '@rex/workflow';
import { StorageError } from './storage';

/** Longest key, in characters. */
export const MAX_STORAGE_KEY_LENGTH = 512;

/** Up to here, and down to its negative, numbers are exact: beyond it adding 1 may change nothing (ECMA-262, MAX_SAFE_INTEGER). */
export const MAX_STORAGE_NUMBER = Number.MAX_SAFE_INTEGER;

/** A zero character, or a surrogate without its other half (those in pairs are one character to the flag `u`). */
const UNSTORABLE = /[\0\p{Surrogate}]/u;

/** @throws StorageError `storage-key-invalid` for a key that no entry can have */
export function checkStorageKey(key: string): void {
  if (key === '') throw new StorageError('storage-key-invalid', 'The key is empty. Give it a name.');
  checkStorageText(key);
  // A character has one or two UTF-16 units: most keys need no counting.
  if (key.length <= MAX_STORAGE_KEY_LENGTH) return;
  const length = key.length > 2 * MAX_STORAGE_KEY_LENGTH ? key.length : [...key].length;
  if (length > MAX_STORAGE_KEY_LENGTH) {
    const message = `The key has ${length} characters. Make it at most ${MAX_STORAGE_KEY_LENGTH} long.`;
    throw new StorageError('storage-key-invalid', message);
  }
}

/** @throws StorageError `storage-key-invalid` for a text that is part of no key */
export function checkStorageText(text: string): void {
  if (!UNSTORABLE.test(text)) return;
  const message =
    'The key holds the character U+0000 or half of a surrogate pair, which cannot be stored. Remove it.';
  throw new StorageError('storage-key-invalid', message);
}

/**
 * The JSON text by which a value is stored.
 * @throws StorageError `storage-value-too-large`
 */
export function toStorageJson(value: JsonValue, maxBytes: number): string {
  const json = JSON.stringify(value);
  const bytes = json.length > maxBytes ? json.length : Buffer.byteLength(json);
  if (bytes > maxBytes) {
    const message = `The value is larger than ${maxBytes} bytes as JSON. Store less, or raise LIMIT_STORAGE_VALUE_BYTES.`;
    throw new StorageError('storage-value-too-large', message);
  }
  return json;
}

/** @throws StorageError `storage-not-a-number` for an amount that can't be added exactly */
export function checkStorageAmount(by: number): void {
  if (Math.abs(by) <= MAX_STORAGE_NUMBER) return;
  const message = `The amount ${by} cannot be added exactly. Use one between -${MAX_STORAGE_NUMBER} and ${MAX_STORAGE_NUMBER}.`;
  throw new StorageError('storage-not-a-number', message);
}

/** Why nothing could be added to the value under a key. */
export function notANumber(key: string, value: JsonValue | undefined): StorageError {
  const message =
    typeof value === 'number'
      ? `Adding to ${value}, the value of "${key}", would leave the range in which numbers are exact (±${MAX_STORAGE_NUMBER}). Start a new counter.`
      : `The value of "${key}" is ${kindOf(value)}, and only numbers can be added to. Put a number, or use another key.`;
  return new StorageError('storage-not-a-number', message);
}

/** Why there is no room for one entry more. */
export function storageFull(maxEntries: number, cause?: unknown): StorageError {
  const message = `Your storage holds ${maxEntries} entries already. Delete some, give them a time to live, or raise LIMIT_STORAGE_ENTRIES.`;
  return new StorageError('storage-full', message, { cause });
}

function kindOf(value: JsonValue | undefined): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'an array';
  return isJsonObject(value) ? 'an object' : `a ${typeof value}`;
}
