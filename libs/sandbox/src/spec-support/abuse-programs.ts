/** A program that tries to do harm. */
export interface Program {
  title: string;
  source: string;
  /** Codes it may end with; `value` when it may give one. */
  ends: string[];
}

/** Programs that try never to end. */
export const HANGS: Program[] = [
  { title: 'an endless loop', source: 'while (true) {}', ends: ['script-timeout'] },
  {
    title: 'an endless loop that catches everything',
    source: 'for (;;) try { for (;;) {} } catch {} finally { continue }',
    ends: ['script-timeout'],
  },
  { title: 'endless microtasks', source: 'for (;;) await null', ends: ['script-timeout'] },
  {
    title: 'microtasks that breed',
    source:
      'const f = () => { Promise.resolve().then(f); Promise.resolve().then(f) }; f(); await new Promise(() => {})',
    ends: ['script-timeout', 'script-memory'],
  },
  {
    title: 'endless queueMicrotask',
    source: 'const f = () => queueMicrotask(f); f()',
    ends: ['script-timeout', 'value'],
  },
  { title: 'a promise that never settles', source: 'await new Promise(() => {})', ends: ['script-timeout'] },
  { title: 'a thenable that never calls back', source: 'return { then() {} }', ends: ['script-timeout'] },
  {
    title: 'a timer beyond the limit',
    source: 'await new Promise((r) => setTimeout(r, 60_000))',
    ends: ['script-timeout'],
  },
  {
    title: 'endless timers',
    source: 'await new Promise(() => { const f = () => setTimeout(f, 0); f() })',
    ends: ['script-timeout'],
  },
  {
    title: 'a loop in a timer',
    source: 'setTimeout(() => { for (;;) {} }, 1); await new Promise(() => {})',
    ends: ['script-timeout'],
  },
  {
    title: 'a catastrophic pattern',
    source: 'return /^(a+)+$/.test("a".repeat(40) + "b")',
    ends: ['script-timeout'],
  },
  {
    title: 'a getter that loops while the result is written',
    source: 'return { get a() { for (;;) {} } }',
    ends: ['script-timeout'],
  },
  {
    title: 'a proxy that loops while the result is written',
    source: 'return new Proxy({}, { ownKeys() { for (;;) {} } })',
    ends: ['script-timeout'],
  },
  { title: 'toJSON that loops', source: 'return { toJSON() { for (;;) {} } }', ends: ['script-timeout'] },
  {
    title: 'an error whose message loops',
    source: 'throw { get message() { for (;;) {} } }',
    ends: ['script-timeout'],
  },
  {
    title: 'a list that is endless by proxy',
    source: 'return new Proxy([], { get: (t, k) => (k === "length" ? 2 ** 53 : 0) })',
    ends: ['script-result-too-large', 'script-timeout'],
  },
  {
    title: 'a native loop over a huge sparse array',
    source: 'return new Array(4e9).join().length',
    ends: ['script-timeout', 'script-memory', 'script-threw', 'script-crashed'],
  },
  {
    title: 'native sorting by a comparison that loops',
    source: '[1, 2].sort(() => { for (;;) {} })',
    ends: ['script-timeout'],
  },
  {
    title: 'huge integers',
    source: 'let n = 3n; for (;;) n *= n',
    ends: ['script-timeout', 'script-memory', 'script-threw', 'script-crashed'],
  },
  {
    title: 'an endless generator spread out',
    source: 'return [...(function* () { for (;;) yield 1 })()]',
    ends: ['script-timeout', 'script-memory', 'script-threw'],
  },
  {
    title: 'endless recursion through async functions',
    source: 'const f = async () => { await f() }; await f()',
    ends: ['script-threw', 'script-timeout', 'script-memory'],
  },
  {
    title: 'recursion through getters and proxies',
    source: 'const p = new Proxy({}, { get: (t, k, r) => r[k] }); return p.a',
    ends: ['script-threw'],
  },
  {
    title: 'Atomics.wait',
    source: 'return Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)',
    ends: ['script-threw'],
  },
];

/** Programs that try to fill memory or the result. */
export const FLOODS: Program[] = [
  {
    title: 'arrays',
    source: 'const all = []; for (;;) all.push(new Array(10_000).fill(1.5))',
    ends: ['script-memory'],
  },
  {
    title: 'objects',
    source: 'const all = []; for (;;) all.push({ a: {} })',
    ends: ['script-memory', 'script-timeout'],
  },
  {
    title: 'a doubling string',
    source: 'let s = "x"; for (;;) s += s',
    ends: ['script-threw', 'script-memory'],
  },
  {
    title: 'flat strings',
    source: 'const all = []; for (let i = 0; ; i++) all.push(JSON.stringify("x".repeat(1e6) + i))',
    ends: ['script-memory'],
  },
  {
    title: 'one string of half a gigabyte, made flat',
    source: 'return JSON.parse(JSON.stringify("x".repeat(2 ** 29 - 100))).length',
    ends: ['script-memory', 'script-threw', 'script-crashed'],
  },
  {
    title: 'typed arrays',
    source: 'const all = []; for (;;) all.push(new Uint8Array(1e6).fill(1))',
    ends: ['script-memory', 'script-threw'],
  },
  {
    title: 'one huge typed array',
    source: 'return new Float64Array(2 ** 30).length',
    ends: ['script-memory', 'script-threw', 'script-crashed'],
  },
  {
    title: 'tiny typed arrays',
    source: 'const all = []; for (;;) all.push(new Uint8Array(8).buffer)',
    ends: ['script-memory', 'script-timeout', 'script-crashed', 'script-threw'],
  },
  {
    title: 'a resizable buffer',
    source:
      'const b = new ArrayBuffer(1, { maxByteLength: 2 ** 32 }); b.resize(2 ** 32 - 1); return new Uint8Array(b).fill(1).length',
    ends: ['script-memory', 'script-threw', 'script-crashed'],
  },
  {
    title: 'a map',
    source: 'const m = new Map(); for (let i = 0; ; i++) m.set(i, i)',
    ends: ['script-memory', 'script-threw', 'script-timeout', 'script-crashed'],
  },
  {
    title: 'closures in timers',
    source: 'for (let i = 0; i < 1e7; i++) setTimeout(() => i, 1e5); await new Promise(() => {})',
    ends: ['script-memory', 'script-timeout'],
  },
  {
    title: 'generated code',
    source: 'for (let i = 0; ; i++) eval(`(function f${i}() { return ${"1+".repeat(1e4)}1 })()`)',
    ends: ['script-memory', 'script-timeout', 'script-threw'],
  },
  {
    title: 'padStart',
    source: 'return "".padStart(2 ** 29 - 100, "ab").split("").length',
    ends: ['script-memory', 'script-threw', 'script-timeout', 'script-crashed'],
  },
  {
    title: 'a result that doubles on every level',
    source: 'let x = "x"; for (let i = 0; i < 60; i++) x = [x, x]; return x',
    ends: ['script-result-too-large'],
  },
  {
    title: 'a result just too large',
    source: 'return "x".repeat(1_000_000)',
    ends: ['script-result-too-large'],
  },
  {
    title: 'a result too large in bytes, not in characters',
    source: 'return "€".repeat(400_000)',
    ends: ['script-result-too-large'],
  },
  { title: 'a result of escapes', source: 'return "\\0".repeat(900_000)', ends: ['script-result-too-large'] },
  { title: 'an endless error message', source: 'throw new Error("x".repeat(5e6))', ends: ['script-threw'] },
  {
    title: 'a path as long as a book',
    source: 'let x = { bad: 1n }; for (let i = 0; i < 200; i++) x = { ["k".repeat(1e4)]: x }; return x',
    ends: ['script-result-not-json', 'script-result-too-large'],
  },
];

/** Programs that try to reach something outside. */
export const ESCAPES: Program[] = [
  { title: 'process', source: 'process.exit()', ends: ['script-threw'] },
  { title: 'require', source: 'return require("fs").readFileSync("/etc/passwd")', ends: ['script-threw'] },
  {
    title: 'the Function constructor',
    source:
      'return this?.constructor.constructor("return process")() ?? (() => {}).constructor("return process")()',
    ends: ['script-threw'],
  },
  {
    title: 'the constructor of an async function',
    source: 'return (async () => {}).constructor("return process.env")()',
    ends: ['script-threw'],
  },
  {
    title: 'the constructor of a console function',
    source: 'return console.log.constructor("return process")()',
    ends: ['script-threw'],
  },
  {
    title: 'the constructor of a scope value',
    source: 'return input.constructor.constructor("return process")()',
    ends: ['script-threw'],
  },
  { title: 'import in eval', source: 'return eval("import(\'fs\')")', ends: ['script-threw'] },
  { title: 'import.meta', source: 'return import.meta.url', ends: ['script-syntax'] },
  {
    title: 'a caller on the stack',
    source: 'function f() { return f.caller } return f()',
    ends: ['script-threw', 'value'],
  },
  { title: 'a process binding', source: 'return globalThis.process.binding("fs")', ends: ['script-threw'] },
  { title: 'the network', source: 'return fetch("http://127.0.0.1")', ends: ['script-threw'] },
  { title: 'a worker', source: 'return new Worker("x")', ends: ['script-threw'] },
  { title: 'a new realm', source: 'return new ShadowRealm().evaluate("1")', ends: ['script-threw'] },
  { title: 'WebAssembly', source: 'return new WebAssembly.Memory({ initial: 1 })', ends: ['script-threw'] },
  {
    title: 'isolated-vm itself',
    source: 'return [typeof ivm, typeof isolate, typeof Reference, typeof __rexDriver].join()',
    ends: ['value'],
  },
  { title: 'a debugger', source: 'debugger; return 1', ends: ['value'] },
  {
    title: 'a throw while the stack is being written',
    source: 'Error.prepareStackTrace = () => { throw 1 }; null.x',
    ends: ['script-threw'],
  },
  {
    title: 'frames of the driver',
    source:
      'let all; Error.prepareStackTrace = (e, frames) => { all = frames.map((f) => [typeof f.getThis(), typeof f.getFunction()].join()); return "" }; new Error("x").stack; return all',
    ends: ['value'],
  },
];
