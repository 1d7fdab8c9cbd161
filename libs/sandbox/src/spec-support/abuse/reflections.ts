import type { Program } from './program';

/** Programs that climb from what they hold to what made it. */
export const REFLECTIONS: Program[] = [
  {
    title: 'the constructor of a generator function',
    source: 'return (function* () {}).constructor("return process")().next().value',
    ends: ['script-threw'],
  },
  {
    title: 'the constructor of an async generator function',
    source: 'return (await (async function* () {}).constructor("yield process")().next()).value',
    ends: ['script-threw'],
  },
  {
    title: 'the constructor of an error from the host',
    source:
      'try { null.x } catch (e) { return e.constructor.constructor("return typeof process + typeof require")() }',
    ends: ['value'],
    gives: '"undefinedundefined"',
  },
  {
    title: 'the constructor of a stack overflow',
    source:
      'const f = () => f(); try { f() } catch (e) { return e.constructor.constructor("return typeof process")() }',
    ends: ['value'],
    gives: '"undefined"',
  },
  {
    title: 'the constructor of a rejected promise',
    source:
      'try { await Promise.reject(new TypeError("x")) } catch (e) { return e.constructor.constructor("return typeof process")() }',
    ends: ['value'],
    gives: '"undefined"',
  },
  {
    title: 'the constructor of what a timer gives back',
    source: 'return setTimeout(() => 1, 1).constructor.constructor("return typeof process")()',
    ends: ['value'],
    gives: '"undefined"',
  },
  {
    title: 'the constructors of every helper',
    source: `return [console.log, setTimeout, queueMicrotask, structuredClone, atob, URL, TextEncoder, crypto.randomUUID, performance.now]
      .map((each) => each.constructor("return typeof process + typeof require + typeof module")()).join()`,
    ends: ['value'],
    gives: `"${Array.from({ length: 9 }, () => 'undefinedundefinedundefined').join()}"`,
  },
  {
    title: 'this of a sloppy function',
    source: 'return (0, eval)("(function () { return Object.keys(this).join() })()")',
    ends: ['value'],
    gives: '""',
  },
  {
    title: 'the caller of the caller',
    source: 'return (function f() { return arguments.callee.caller.caller })()',
    ends: ['script-threw'],
  },
  {
    title: 'callers by sloppy code',
    source:
      'return (0, eval)("function f() { let c = f.caller, n = 0; while (c && n < 50) { c = c.caller; n++ } return String(c) } f()")',
    ends: ['value', 'script-threw'],
    gives: '"null"',
  },
  {
    title: 'arguments of the function around the source',
    source: 'return Array.from(arguments, (each) => typeof each).join()',
    ends: ['value'],
    gives: '"object,object,object,object,object"',
  },
  {
    title: 'the function around the source, by its name',
    source:
      'return [typeof script, typeof module, typeof exports, typeof __filename, typeof global, typeof ivm].join()',
    ends: ['value'],
    gives: '"undefined,undefined,undefined,undefined,undefined,undefined"',
  },
  {
    title: 'the driver under its name',
    source:
      'return [typeof __rexDriver, "__rexDriver" in globalThis, Reflect.ownKeys(globalThis).filter((k) => /rex|ivm|host/i.test(String(k))).length].join()',
    ends: ['value'],
    gives: '"undefined,false,0"',
  },
  {
    title: 'names of isolated-vm',
    source:
      'return ["_ivm", "ivm", "isolate", "context", "Reference", "ExternalCopy", "Callback", "Isolate", "$0"].filter((name) => name in globalThis).join()',
    ends: ['value'],
    gives: '""',
  },
  {
    title: 'Symbol.hasInstance on every class',
    source: `for (const type of [Map, Set, Date, Error, Array, Promise, String, Number])
      Object.defineProperty(type, Symbol.hasInstance, { value: () => true }); return { a: new Map([["b", 1]]), c: [1] }`,
    ends: ['value'],
    gives: '{"a":{"b":1},"c":[1]}',
  },
  {
    title: 'Symbol.species that hands out another array',
    source:
      'class Mine extends Array { static get [Symbol.species]() { return function () { return new Proxy([], { defineProperty() { throw new Error("no") } }) } } } return new Mine(1, 2).map((x) => x)',
    ends: ['script-threw'],
  },
  {
    title: 'Symbol.species of a promise',
    source:
      'class Mine extends Promise { static get [Symbol.species]() { return class { constructor(run) { run(() => { globalThis.left = 1 }, () => {}) } } } } return Mine.resolve(1).then((x) => x)',
    ends: ['value', 'script-threw', 'script-result-not-json', 'script-timeout'],
  },
  {
    title: 'Symbol.toPrimitive that throws objects',
    source:
      'throw { [Symbol.toPrimitive]() { throw this }, toString() { throw this }, get stack() { throw this } }',
    ends: ['script-threw'],
  },
  {
    title: 'Symbol.unscopables and with, in sloppy code',
    source:
      "return (0, eval)(\"with (new Proxy({}, { has: (t, k) => k !== 'typeofs' && typeof k === 'string' && k.length < 9, get: (t, k) => (k === Symbol.unscopables ? undefined : 1) })) { process + require }\")",
    ends: ['value'],
    gives: '2',
  },
  {
    title: 'Symbol.iterator of every array',
    source:
      'Array.prototype[Symbol.iterator] = function* () { yield* [] }; const [a] = [1]; return [a, [...[1]]]',
    ends: ['value', 'script-threw', 'script-timeout'],
  },
  {
    title: 'Symbol.isConcatSpreadable that lies about its length',
    source: 'return [].concat({ [Symbol.isConcatSpreadable]: true, length: 2 ** 53 - 1 }).length',
    ends: ['value', 'script-threw', 'script-timeout', 'script-memory'],
  },
  {
    title: 'Symbol.toStringTag and Symbol.description of the machinery',
    source: 'return Object.prototype.toString.call({ get [Symbol.toStringTag]() { return process } })',
    ends: ['script-threw'],
  },
  {
    title: 'Error.prepareStackTrace that keeps the frames',
    source: `let frames; Error.prepareStackTrace = (e, all) => { frames = all; return "" }; try { null.x } catch (e) { e.stack }
      return frames.map((f) => [f.getFileName(), typeof f.getThis(), typeof f.getFunction(), f.isToplevel(), f.getEvalOrigin()].join())`,
    ends: ['value'],
  },
  {
    title: 'Error.prepareStackTrace while the host describes the error',
    source: 'Error.prepareStackTrace = (e, all) => { for (;;) {} }; throw new Error("x")',
    ends: ['script-timeout', 'script-threw'],
  },
  {
    title: 'Error.captureStackTrace on the global object',
    source: 'Error.stackTraceLimit = Infinity; const o = {}; Error.captureStackTrace(o); return o.stack',
    ends: ['value'],
  },
  {
    title: 'Error.cause that never ends',
    source: 'const e = new Error("x"); e.cause = e; throw e',
    ends: ['script-threw'],
  },
  {
    title: 'an AggregateError of itself',
    source: 'const e = new AggregateError([], "x"); e.errors.push(e); return e',
    ends: ['script-result-not-json'],
  },
  {
    title: 'a revoked proxy as the result',
    source: 'const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy',
    ends: ['script-threw', 'script-result-not-json'],
  },
  {
    title: 'a revoked proxy thrown',
    source: 'const { proxy, revoke } = Proxy.revocable(function () {}, {}); revoke(); throw proxy',
    ends: ['script-threw'],
  },
  {
    title: 'a proxy whose every trap throws a proxy',
    source: 'const evil = new Proxy({}, new Proxy({}, { get: () => () => { throw evil } })); return evil',
    ends: ['script-threw'],
  },
  {
    title: 'a proxy of a function that records who calls',
    source:
      'const seen = []; const p = new Proxy(function () {}, { apply: (t, self, args) => void seen.push(typeof self, args.length) }); JSON.parse = p; Reflect.apply = p; Object.keys = p; await null; return seen',
    ends: ['value'],
    gives: '[]',
  },
  {
    title: 'the prototype chain of the global object',
    source:
      'const names = []; for (let o = globalThis; o; o = Object.getPrototypeOf(o)) names.push(...Reflect.ownKeys(o).map(String)); return names.filter((n) => /process|require|binding|module|buffer$/i.test(n) && n !== "ArrayBuffer")',
    ends: ['value'],
    gives: '[]',
  },
  {
    title: 'a new global object',
    source: 'Object.setPrototypeOf(globalThis, { process: 1 }); return typeof process',
    ends: ['value', 'script-threw'],
  },
  {
    title: 'the collector',
    source: 'return [typeof gc, "gc" in globalThis].join()',
    ends: ['value'],
    gives: '"undefined,false"',
  },
  {
    title: 'WeakRef of a helper',
    source: 'return new WeakRef(console).deref().log.constructor("return typeof process")()',
    ends: ['value'],
    gives: '"undefined"',
  },
  {
    title: 'FinalizationRegistry, which would run after the end',
    source: 'return new FinalizationRegistry(() => { for (;;) {} })',
    ends: ['script-threw'],
  },
  {
    title: 'SharedArrayBuffer by another way',
    source:
      'return [typeof SharedArrayBuffer, typeof Atomics, typeof WebAssembly, typeof new Intl.Locale("de").constructor.constructor("return this")().SharedArrayBuffer].join()',
    ends: ['value'],
    gives: '"undefined,undefined,undefined,undefined"',
  },
];
