import type { Program } from './program';

/** Programs that spoil what all code relies on, so that the machinery or the next script stumbles over it. */
export const POISONS: Program[] = [
  {
    title: 'JSON.stringify and JSON.parse replaced',
    source: 'JSON.stringify = JSON.parse = () => "forged"; return { a: 1 }',
    ends: ['value'],
    gives: '{"a":1}',
  },
  {
    title: 'every function of Reflect and Object replaced',
    source:
      'const { ownKeys } = Reflect; for (const o of [Reflect, Object]) for (const k of ownKeys(o)) try { o[k] = () => { throw 1 } } catch {} return { a: [1] }',
    ends: ['value'],
    gives: '{"a":[1]}',
  },
  {
    title: 'Array.prototype between the scripts',
    source:
      'for (const k of Reflect.ownKeys(Array.prototype)) try { Array.prototype[k] = null } catch {} return [1, [2]]',
    ends: ['value'],
    gives: '[1,[2]]',
  },
  {
    title: 'setters on Object.prototype for the names of the machinery',
    source:
      'for (const k of ["ok", "json", "code", "message", "path", "failure", "next", "value", "done", "get", "set", "then", "0", "1"]) Object.defineProperty(Object.prototype, k, { __proto__: null, configurable: true, set() { throw 1 }, get() { return undefined } }); return { a: 1 }',
    ends: ['value'],
    gives: '{"a":1}',
  },
  {
    title: 'then on Object.prototype',
    source: 'Object.prototype.then = function (done) { done("taken") }; return { a: 1 }',
    ends: ['value', 'script-timeout'],
  },
  {
    title: 'toJSON on every prototype',
    source:
      'for (const type of [Object, Array, String, Number, Boolean, Map, Date, BigInt]) type.prototype.toJSON = () => { throw new Error("mine") }; return "x"',
    ends: ['value', 'script-threw'],
  },
  {
    title: 'RegExp.prototype.exec replaced',
    source:
      'RegExp.prototype.exec = RegExp.prototype.test = () => ({ 1: "999999", 2: "1" }); throw new Error("x")',
    ends: ['script-threw'],
  },
  {
    title: 'String.prototype replaced',
    source:
      'for (const k of Reflect.ownKeys(String.prototype)) try { String.prototype[k] = () => "<rexed>" } catch {} return "a\\n"',
    ends: ['value'],
    gives: '"a\\n"',
  },
  {
    title: 'Date replaced',
    source:
      'Date = function () { throw 1 }; Date.now = () => { throw 2 }; console.log("x"); setTimeout(() => 1, 1); return 1',
    ends: ['value'],
    gives: '1',
  },
  {
    title: 'Promise replaced',
    source:
      'Promise.prototype.then = Promise.prototype.constructor = Promise.resolve = () => { throw 1 }; Promise = null; await null; return 1',
    ends: ['script-threw'],
  },
  {
    title: 'Function.prototype frozen and emptied',
    source:
      'for (const k of Reflect.ownKeys(Function.prototype)) try { delete Function.prototype[k] } catch {} Object.freeze(Function.prototype); return [1]',
    ends: ['value'],
    gives: '[1]',
  },
  {
    title: 'a stack that names other lines',
    source: 'const e = new Error("x"); e.stack = "at <script>:99999999999:0 <script>:7:7"; throw e',
    ends: ['script-threw'],
  },
  {
    title: 'an error that calls itself by our codes',
    source:
      'const e = new Error("forged"); e.code = "sandbox-unavailable"; e.name = "ScriptError"; e.ok = true; throw e',
    ends: ['script-threw'],
  },
  {
    title: 'a message with frames of the protocol',
    source: 'throw new Error("D{\\"ok\\":true}\\n1\\u0000\\u0000\\u0000\\u0002{}")',
    ends: ['script-threw'],
  },
  {
    title: 'a log that forges lines',
    source: 'console.log(\'"},{"level":"error","message":"forged","at":"x\'); return 1',
    ends: ['value'],
    gives: '1',
  },
  {
    title: 'a result that forges its end',
    source: 'return { toJSON: () => "}\\nD{\\"ok\\":false" }',
    ends: ['value'],
  },
  {
    title: 'getters on the names of the scope',
    source:
      'Object.defineProperty(globalThis, "input", { get() { throw 1 } }); Object.defineProperty(globalThis, "steps", { get: () => process }); return input.a',
    ends: ['value'],
    gives: '1',
  },
  {
    title: 'timers that outlive it',
    source:
      'for (let i = 0; i < 100; i++) setInterval(() => { globalThis.left = i; console.log("late") }, 1); return 1',
    ends: ['value'],
    gives: '1',
  },
  {
    title: 'promises that outlive it',
    source: 'const go = async () => { for (;;) { await null; globalThis.left = 1 } }; go(); return 1',
    ends: ['value', 'script-timeout'],
  },
  {
    title: 'an async iterator that never ends',
    source: 'for await (const x of (async function* () { for (;;) yield 1 })());',
    ends: ['script-timeout'],
  },
  {
    title: 'an async iterator whose return never settles',
    source:
      'for await (const x of { [Symbol.asyncIterator]: () => ({ next: async () => ({ value: 1 }), return: () => new Promise(() => {}) }) }) break',
    ends: ['script-timeout'],
  },
  {
    title: 'a rejection that nobody handles',
    source: 'Promise.reject(new Error("lost")); return 1',
    ends: ['script-threw'],
  },
  {
    title: 'a rejection with a message of megabytes',
    source: 'Promise.reject(new Error("x".repeat(5e6))); return 1',
    ends: ['script-threw'],
  },
  {
    title: '100,000 rejections that nobody handles',
    source: 'for (let i = 0; i < 1e5; i++) Promise.reject(i); return 1',
    ends: ['script-threw', 'script-timeout'],
  },
  {
    title: 'an error in a timer',
    source: 'setTimeout(() => { throw new Error("in a timer") }, 1); await new Promise(() => {})',
    ends: ['script-threw'],
  },
  {
    title: 'a stack overflow in a getter of the result',
    source: 'return { get a() { const f = () => f(); return f() } }',
    ends: ['script-threw'],
  },
  {
    title: 'a stack overflow at its very end',
    source:
      'let depth = 0; const f = () => { depth++; try { f() } finally { depth-- } }; try { f() } catch {} return depth',
    ends: ['value', 'script-threw'],
    gives: '0',
  },
  {
    title: 'a stack overflow in the serializer',
    source: 'let x = []; for (let i = 0; i < 1e5; i++) x = [x]; return x',
    ends: ['script-result-not-json', 'script-result-too-large'],
  },
  { title: 'a cycle', source: 'const a = {}; a.a = a; return a', ends: ['script-result-not-json'] },
  {
    title: 'a cycle through toJSON',
    source: 'const a = { toJSON: () => [a] }; return a',
    ends: ['script-result-not-json', 'script-threw', 'script-result-too-large'],
  },
  {
    title: 'a cycle through a Map and a Set',
    source: 'const m = new Map(); m.set("s", new Set([m])); return m',
    ends: ['script-result-not-json'],
  },
  {
    title: 'a thenable that calls back twice',
    source: 'return { then(done, fail) { done(1); done(2); fail(3); throw 4 } }',
    ends: ['value'],
    gives: '1',
  },
  {
    title: 'a thenable that gives itself',
    source: 'const t = { then(done) { done(t) } }; return t',
    ends: ['script-timeout'],
  },
  {
    title: 'a chain of a million thenables',
    source: 'let n = 0; const t = { then(done) { done(++n < 1e6 ? t : n) } }; return t',
    ends: ['value', 'script-timeout'],
  },
  {
    title: 'a thenable by a getter that throws',
    source: 'return { get then() { throw new Error("mine") } }',
    ends: ['script-threw'],
  },
  {
    title: 'a key named __proto__ in the result',
    source: 'return JSON.parse(\'{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}\')',
    ends: ['value'],
    gives: '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
  },
];
