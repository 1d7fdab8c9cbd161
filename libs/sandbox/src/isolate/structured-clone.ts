import { adviceForOpaque } from './opaque-objects';

/**
 * A deep copy as HTML's structured clone makes it: cycles, Date, RegExp, Map, Set, Error, ArrayBuffer and typed arrays are
 * kept, class instances become plain objects, functions and symbols are refused. A helper for scripts: unlike the machinery
 * around it, it may lean on built-ins that a script could have changed.
 */
export function structuredClone<T>(value: T): T {
  return clone(value, new Map()) as T;
}

function clone(value: unknown, seen: Map<object, object>): unknown {
  if (typeof value === 'function' || typeof value === 'symbol') throw cloneError(`a ${typeof value}`);
  if (typeof value !== 'object' || value === null) return value;
  const earlier = seen.get(value);
  if (earlier !== undefined) return earlier;
  const copy = emptyCopy(value, seen);
  seen.set(value, copy);
  if (value instanceof Map) {
    for (const [key, item] of value) (copy as Map<unknown, unknown>).set(clone(key, seen), clone(item, seen));
  } else if (value instanceof Set) {
    for (const item of value) (copy as Set<unknown>).add(clone(item, seen));
  } else if (!isLeaf(value)) {
    for (const key of Object.keys(value)) {
      Object.defineProperty(copy, key, {
        value: clone((value as Record<string, unknown>)[key], seen),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
  }
  return copy;
}

function isLeaf(value: object): boolean {
  return (
    ArrayBuffer.isView(value) ||
    value instanceof ArrayBuffer ||
    value instanceof Date ||
    value instanceof RegExp
  );
}

function emptyCopy(value: object, seen: Map<object, object>): object {
  if (Array.isArray(value)) return new Array(value.length);
  if (value instanceof Date) return new Date(value.getTime());
  if (value instanceof RegExp) return new RegExp(value.source, value.flags);
  if (value instanceof Map) return new Map();
  if (value instanceof Set) return new Set();
  if (value instanceof ArrayBuffer) return value.slice(0);
  if (ArrayBuffer.isView(value)) return copyView(value, seen);
  if (value instanceof Error) return copyError(value);
  if (value instanceof Number || value instanceof String || value instanceof Boolean)
    return Object(value.valueOf()) as object;
  if (adviceForOpaque(value) !== undefined)
    throw cloneError(`the object ${Object.prototype.toString.call(value)}`);
  return {};
}

interface ViewType {
  new (buffer: ArrayBufferLike, byteOffset: number, length?: number): object;
}

/** A view of the copied buffer: views that shared a buffer share its copy. */
function copyView(view: ArrayBufferView, seen: Map<object, object>): object {
  const buffer = clone(view.buffer, seen) as ArrayBuffer;
  const length = 'length' in view ? (view.length as number) : view.byteLength;
  return new (view.constructor as ViewType)(buffer, view.byteOffset, length);
}

function copyError(error: Error): Error {
  const copy = new Error(error.message);
  for (const key of ['name', 'stack', 'cause'] as const) {
    if (Object.hasOwn(error, key) || key === 'name') {
      Object.defineProperty(copy, key, { value: error[key], configurable: true, writable: true });
    }
  }
  return copy;
}

function cloneError(what: string): Error {
  const error = new Error(`structuredClone: ${what} could not be cloned`);
  error.name = 'DataCloneError';
  return error;
}
