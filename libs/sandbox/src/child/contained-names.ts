/** Members that lead from a value to something all scripts of a context share, or call a function with another `this`. */
const LEADS_OUT = [
  ...[
    'constructor',
    'prototype',
    '__proto__',
    'caller',
    'callee',
    'arguments',
    'call',
    'apply',
    'bind',
    'then',
  ],
  ...['__defineGetter__', '__defineSetter__', '__lookupGetter__', '__lookupSetter__'],
];
const leadsOut: ReadonlySet<string> = new Set(LEADS_OUT);

const PROTOTYPES: object[] = [
  ...[Object, Function, Array, String, Number, Boolean, BigInt, Symbol, Date, RegExp, Map, Set, Error].map(
    (each) => each.prototype as object,
  ),
  Object.getPrototypeOf(Uint8Array.prototype) as object,
  Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())) as object,
];

/** Inherited members that are values, not functions. */
const PLAIN_MEMBERS = [
  'length',
  'size',
  'name',
  'message',
  'description',
  'source',
  'flags',
  'global',
  'sticky',
  'unicode',
];

/** Methods that built-in values inherit. Reading one without calling it gives a function that all scripts share. */
const builtInMethods: ReadonlySet<string> = new Set(
  PROTOTYPES.flatMap((each) => Object.getOwnPropertyNames(each)).filter(
    (name) => !PLAIN_MEMBERS.includes(name),
  ),
);

/** True for methods of plain values: whatever they are called on, they change that value at most. */
export function isHarmlessCall(name: string): boolean {
  return builtInMethods.has(name) && !leadsOut.has(name);
}

/** True when a new object may get a member of this name: it must not become its prototype, nor make it a promise. */
export function isHarmlessKey(name: string): boolean {
  return name !== '__proto__' && name !== 'then';
}

/** True when reading a member of this name gives data, whatever it is read from. */
export function isHarmlessRead(name: string): boolean {
  return !leadsOut.has(name) && !builtInMethods.has(name);
}

/** Globals that may be used as values: primitives, and functions that do nothing but compute. */
export const VALUE_GLOBALS: ReadonlySet<string> = new Set([
  ...[
    'undefined',
    'NaN',
    'Infinity',
    'String',
    'Number',
    'Boolean',
    'parseInt',
    'parseFloat',
    'isNaN',
    'isFinite',
  ],
  ...['encodeURIComponent', 'decodeURIComponent', 'encodeURI', 'decodeURI', 'atob', 'btoa'],
]);

/** Classes that may follow `new`. */
export const NEW_GLOBALS: ReadonlySet<string> = new Set([
  ...['Date', 'Map', 'Set', 'Array', 'RegExp', 'Error', 'TypeError', 'RangeError'],
]);

/** Members of globals that do nothing but compute, or write to the run's own log. */
export const STATIC_MEMBERS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    Math: Object.getOwnPropertyNames(Math),
    JSON: ['parse', 'stringify'],
    Object: ['keys', 'values', 'entries', 'fromEntries', 'hasOwn', 'is'],
    Array: ['isArray', 'from', 'of'],
    Number: [
      'isInteger',
      'isSafeInteger',
      'isFinite',
      'isNaN',
      'parseFloat',
      'parseInt',
      'MAX_SAFE_INTEGER',
      'EPSILON',
    ],
    String: ['fromCharCode', 'fromCodePoint'],
    Date: ['now', 'parse', 'UTC'],
    console: ['log', 'info', 'warn', 'error', 'debug'],
    crypto: ['randomUUID'],
  }).map(([name, members]) => [name, new Set(members)]),
);
