import type { Program } from './program';

/** Programs that try to fill memory or the result. */
export const FLOODS: Program[] = [
  {
    title: 'arrays',
    source: 'const all = []; for (;;) all.push(new Array(10_000).fill(1.5))',
    ends: ['script-memory', 'script-timeout'],
  },
  {
    title: 'objects',
    source: 'const all = []; for (;;) all.push({ a: {} })',
    ends: ['script-memory', 'script-timeout'],
  },
  {
    title: 'a doubling string',
    source: 'let s = "x"; for (;;) s += s',
    ends: ['script-threw', 'script-memory', 'script-timeout'],
  },
  {
    title: 'flat strings',
    source: 'const all = []; for (let i = 0; ; i++) all.push(JSON.stringify("x".repeat(1e6) + i))',
    ends: ['script-memory', 'script-timeout'],
  },
  {
    title: 'one string of half a gigabyte, made flat',
    source: 'return JSON.parse(JSON.stringify("x".repeat(2 ** 29 - 100))).length',
    ends: ['script-memory', 'script-threw', 'script-crashed', 'script-timeout'],
  },
  {
    title: 'typed arrays',
    source: 'const all = []; for (;;) all.push(new Uint8Array(1e6).fill(1))',
    ends: ['script-memory', 'script-threw', 'script-timeout'],
  },
  {
    title: 'one huge typed array',
    source: 'return new Float64Array(2 ** 30).length',
    ends: ['script-memory', 'script-threw', 'script-crashed', 'script-timeout'],
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
    ends: ['script-memory', 'script-threw', 'script-crashed', 'script-timeout'],
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
