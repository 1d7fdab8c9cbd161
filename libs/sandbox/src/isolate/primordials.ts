/**
 * The language's own functions, captured before any user code runs. Code in this folder that runs after user code calls
 * only these, through `apply`, and writes only to its own null-prototype objects and strings: whatever a script does to
 * `Array.prototype`, `JSON` or `Object.prototype` can spoil its own values, never the machinery.
 */
export const { apply, defineProperty, getPrototypeOf, ownKeys } = Reflect;
export const { keys: objectKeys, create: createObject, getOwnPropertySymbols, hasOwn } = Object;
export const { isArray } = Array;
export const { isView } = ArrayBuffer;
export const { parse: parseJson, stringify: stringifyJson } = JSON;
export const { min, max, floor, ceil, random } = Math;
export const now = Date.now;

type AnyConstructor = abstract new (...args: never[]) => unknown;

/** The built-in classes. */
export const types = {
  ArrayBuffer,
  BigInt: BigInt as unknown as AnyConstructor,
  Boolean,
  DataView,
  Date,
  Error,
  /** Not in the library types of TypeScript yet. */
  Iterator: (globalThis as { Iterator?: AnyConstructor }).Iterator,
  Map,
  Number,
  Promise,
  RangeError,
  RegExp,
  Set,
  String,
  Symbol: Symbol as unknown as AnyConstructor,
  TypeError,
  Uint32Array,
  Uint8Array,
  WeakMap,
  WeakRef,
  WeakSet,
};

export const objectPrototype = Object.prototype;
export const arrayPrototype = Array.prototype;

const hasInstance = Function.prototype[Symbol.hasInstance];
const slice = String.prototype.slice;
const charCodeAt = String.prototype.charCodeAt;
const fromCharCodes = String.fromCharCode;
const dateValueOf = Date.prototype.valueOf;
const toIsoString = Date.prototype.toISOString;
const exec = RegExp.prototype.exec;
const mapForEach = Map.prototype.forEach;
const setForEach = Set.prototype.forEach;
const toText = String;
const { propertyIsEnumerable } = Object.prototype;
const symbolToString = Symbol.prototype.toString;
const numberValueOf = Number.prototype.valueOf;
const stringValueOf = String.prototype.valueOf;
const booleanValueOf = Boolean.prototype.valueOf;

/** `instanceof` by the prototype chain alone: a script's Symbol.hasInstance is not asked. */
export function isInstance<T extends AnyConstructor>(value: unknown, type: T): value is InstanceType<T> {
  return apply(hasInstance, type, [value]);
}

export function sliceText(text: string, start: number, end?: number): string {
  return apply(slice, text, [start, end]);
}

export function codeAt(text: string, index: number): number {
  return apply(charCodeAt, text, [index]);
}

export function fromCode(code: number): string {
  return fromCharCodes(code);
}

/** A date as ISO 8601. */
export function isoText(date: Date): string {
  return apply(toIsoString, date, []);
}

/** The milliseconds in a date; throws if it is none. */
export function unboxDate(date: Date): number {
  return apply(dateValueOf, date, []);
}

export function match(pattern: RegExp, text: string): RegExpExecArray | null {
  return apply(exec, pattern, [text]);
}

export function forEachEntry(
  map: Map<unknown, unknown>,
  visit: (value: unknown, key: unknown) => void,
): void {
  apply(mapForEach, map, [visit]);
}

export function forEachMember(set: Set<unknown>, visit: (value: unknown) => void): void {
  apply(setForEach, set, [visit]);
}

/** Text of a primitive; symbols as `Symbol(name)`. */
export function primitiveText(value: string | number | boolean | bigint | symbol | null | undefined): string {
  return typeof value === 'symbol' ? apply(symbolToString, value, []) : toText(value);
}

/** Whether an own member shows among the keys. */
export function isEnumerable(object: object, key: string): boolean {
  return apply(propertyIsEnumerable, object, [key]);
}

/** The primitive inside a boxed one (`new Number(1)`); throws if it is not boxed. */
export function unboxNumber(value: unknown): number {
  return apply(numberValueOf, value, []);
}
export function unboxString(value: unknown): string {
  return apply(stringValueOf, value, []);
}
export function unboxBoolean(value: unknown): boolean {
  return apply(booleanValueOf, value, []);
}

/** An object without prototype: reading and writing it reaches nothing that a script could have changed. */
export function bareRecord<T>(): Record<string | number, T> {
  return createObject(null);
}

const bufferGetter = getterOf('buffer');
const byteOffsetGetter = getterOf('byteOffset');
const byteLengthGetter = getterOf('byteLength');

function getterOf(name: 'buffer' | 'byteOffset' | 'byteLength'): () => unknown {
  const typedArrayPrototype = getPrototypeOf(Uint8Array.prototype) as object;
  const getter = Object.getOwnPropertyDescriptor(typedArrayPrototype, name)?.get;
  if (getter === undefined) throw new Error(`typed arrays have no ${name}`);
  return getter;
}

/** The bytes under a typed array, or a view of an ArrayBuffer. */
export function viewBytes(view: ArrayBufferView | ArrayBuffer): Uint8Array {
  if (!isView(view)) return new types.Uint8Array(view);
  if (isInstance(view, types.DataView))
    return new types.Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  return new types.Uint8Array(
    apply(bufferGetter, view, []) as ArrayBuffer,
    apply(byteOffsetGetter, view, []) as number,
    apply(byteLengthGetter, view, []) as number,
  );
}
