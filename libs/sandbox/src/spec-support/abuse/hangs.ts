import type { Program } from './program';

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
