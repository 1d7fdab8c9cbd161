import type { Program } from './program';

const ANY_LIMIT = ['script-memory', 'script-timeout', 'script-threw', 'script-crashed'];

/** Programs that make a built-in do too much work or take too much memory. */
export const BOMBS: Program[] = [
  { title: 'repeat', source: 'return "x".repeat(2 ** 29).length', ends: [...ANY_LIMIT, 'value'] },
  {
    title: 'replaceAll that doubles',
    source: 'let s = "aa"; for (;;) s = s.replaceAll("a", "aa")',
    ends: ANY_LIMIT,
  },
  {
    title: 'replace with a growing template',
    source: 'return "a".repeat(1e5).replace(/a/g, "$`").length',
    ends: [...ANY_LIMIT, 'value'],
  },
  { title: 'split and join', source: 'let a = ["x"]; for (;;) a = a.concat(a)', ends: ANY_LIMIT },
  { title: 'fill of a huge array', source: 'return new Array(2 ** 27).fill({}).length', ends: ANY_LIMIT },
  {
    title: 'flat without end',
    source: 'const a = []; a.push(a, a); return a.flat(Infinity).length',
    ends: ANY_LIMIT,
  },
  {
    title: 'a huge length and a method that walks it',
    source: 'return Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1)',
    ends: ANY_LIMIT,
  },
  {
    title: 'Array.from of a huge length',
    source: 'return Array.from({ length: 2 ** 32 - 1 }).length',
    ends: ANY_LIMIT,
  },
  {
    title: 'sorting with a comparison that lies',
    source:
      'const a = Array.from({ length: 1e6 }, (_, i) => i); a.sort(() => Math.random() - 0.5); return a.length',
    ends: [...ANY_LIMIT, 'value'],
  },
  {
    title: 'sorting with a comparison that grows the array',
    source: 'const a = [3, 2, 1]; a.sort((x, y) => { a.push(1); return x - y }); return a.length',
    ends: ['value'],
  },
  {
    title: 'a pattern with many backtracks',
    source: 'return /(x+x+)+y/.exec("x".repeat(50))',
    ends: ['script-timeout'],
  },
  {
    title: 'a pattern with backreferences',
    source: 'return /^(?:(.+)\\1?)+$/.test("ab".repeat(40) + "!")',
    ends: ['script-timeout', 'value'],
  },
  {
    title: 'a pattern that looks behind',
    source: 'return /(?<=(a*)*b)c/.test("a".repeat(30) + "c")',
    ends: ['script-timeout', 'value'],
  },
  {
    title: 'a pattern with a huge quantifier',
    source: 'return /(?:a{0,30000}){0,30000}/.test("b")',
    ends: ['script-syntax', 'script-threw', 'value', 'script-timeout', 'script-memory'],
  },
  {
    title: 'matchAll without end',
    source: 'return [..."x".repeat(1e7).matchAll(/(?:)/g)].length',
    ends: ANY_LIMIT,
  },
  { title: 'a factorial', source: 'let n = 1n; for (let i = 1n; ; i++) n *= i', ends: ANY_LIMIT },
  { title: 'a BigInt shifted far', source: 'return (1n << 1073741823n).toString().length', ends: ANY_LIMIT },
  {
    title: 'a BigInt raised high',
    source: 'return 2n ** 10000000n',
    ends: [...ANY_LIMIT, 'script-result-not-json'],
  },
  {
    title: 'a BigInt from a long text',
    source: 'return BigInt("9".repeat(5e6)) % 2n',
    ends: [...ANY_LIMIT, 'script-result-not-json'],
  },
  {
    title: 'Intl formatters without end',
    source:
      'const all = []; for (;;) all.push(new Intl.DateTimeFormat("de", { timeZone: "Europe/Berlin", dateStyle: "full" }))',
    ends: ANY_LIMIT,
  },
  {
    title: 'Intl of every language',
    source:
      'for (;;) for (const l of ["ar", "zh", "ja", "th", "hi", "he", "de"]) new Intl.NumberFormat(l, { style: "currency", currency: "EUR" }).format(1e300)',
    ends: ANY_LIMIT,
  },
  {
    title: 'a number with very many digits',
    source:
      'return Array.from({ length: 1e5 }, () => (1e308).toLocaleString("de", { minimumFractionDigits: 100 })).join("").length',
    ends: [...ANY_LIMIT, 'value'],
  },
  {
    title: 'normalize of long text',
    source: 'return "\\ufdfa".repeat(2e7).normalize("NFKD").length',
    ends: ANY_LIMIT,
  },
  {
    title: 'localeCompare of long texts',
    source: 'const s = "\\u0301".repeat(5e6); for (;;) (s + "a").localeCompare(s + "b", "de")',
    ends: ANY_LIMIT,
  },
  {
    title: 'structuredClone of a wide tree',
    source: 'let x = [1]; for (let i = 0; i < 30; i++) x = [x, x]; return structuredClone(x).length',
    ends: [...ANY_LIMIT, 'value'],
  },
  {
    title: 'structuredClone of a deep tree',
    source: 'let x = {}; for (let i = 0; i < 1e6; i++) x = { x }; return typeof structuredClone(x)',
    ends: [...ANY_LIMIT, 'value'],
  },
  {
    title: 'JSON.parse of deep text',
    source: 'return JSON.parse("[".repeat(1e6) + "]".repeat(1e6)).length',
    ends: [...ANY_LIMIT, 'value'],
  },
  {
    title: 'JSON.stringify with a reviver that grows',
    source: 'return JSON.stringify([1], (k, v) => (Array.isArray(v) ? [v, v] : v))',
    ends: ANY_LIMIT,
  },
  {
    title: 'buffers transferred in circles',
    source: 'let b = new ArrayBuffer(1e6); for (;;) b = b.transfer(b.byteLength * 2)',
    ends: ANY_LIMIT,
  },
  {
    title: 'resizable buffers without end',
    source: 'const all = []; for (;;) all.push(new ArrayBuffer(0, { maxByteLength: 2 ** 30 }))',
    ends: ANY_LIMIT,
  },
  {
    title: 'a typed array over a shrinking buffer',
    source:
      'const b = new ArrayBuffer(64, { maxByteLength: 64 }); const v = new Uint8Array(b); b.resize(0); return [v.length, v[63] ?? null, [...v]]',
    ends: ['value'],
    gives: '[0,null,[]]',
  },
  {
    title: 'a buffer detached while it is sorted',
    source:
      'const a = new Float64Array(1000); a.sort(() => { try { a.buffer.transfer(0) } catch {} return 1 }); return a.length',
    ends: ['value'],
    gives: '0',
  },
  {
    title: 'getRandomValues of too much',
    source: 'return crypto.getRandomValues(new Uint8Array(1e8)).length',
    ends: ANY_LIMIT,
  },
  {
    title: 'getRandomValues without end',
    source: 'const b = new Uint8Array(65536); for (;;) crypto.getRandomValues(b)',
    ends: ['script-timeout'],
  },
  {
    title: 'atob of long text',
    source: 'return atob("A".repeat(4e7)).length',
    ends: [...ANY_LIMIT, 'value'],
  },
  {
    title: 'TextEncoder of long text',
    source: 'return new TextEncoder().encode("€".repeat(3e7)).length',
    ends: [...ANY_LIMIT, 'value'],
  },
  {
    title: 'URL of long text',
    source: 'return new URL("http://a/" + "../x/".repeat(2e6)).pathname.length',
    ends: [...ANY_LIMIT, 'value'],
  },
  {
    title: 'URLSearchParams without end',
    source: 'const p = new URLSearchParams(); for (let i = 0; ; i++) p.append("k" + i, "v")',
    ends: ANY_LIMIT,
  },
  {
    title: 'console without end',
    source: 'for (;;) console.log("x".repeat(1000))',
    ends: ['script-timeout'],
  },
  {
    title: 'console of a deep tree',
    source: 'let x = {}; for (let i = 0; i < 1e5; i++) x = { x }; console.log(x); return 1',
    ends: ['value'],
    gives: '1',
  },
  {
    title: 'console of a wide tree',
    source: 'let x = [1]; for (let i = 0; i < 40; i++) x = [x, x]; console.log(x); return 1',
    ends: ['value', ...ANY_LIMIT],
  },
  {
    title: 'console of a proxy without end',
    source: 'console.log(new Proxy({}, { ownKeys: () => { for (;;) {} } }))',
    ends: ['script-timeout', 'value'],
  },
  {
    title: 'labels of console.count without end',
    source: 'for (let i = 0; ; i++) console.count("label" + i)',
    ends: ANY_LIMIT,
  },
  {
    title: 'symbols without end',
    source: 'for (let i = 0; ; i++) Symbol.for("s" + i + "x".repeat(1000))',
    ends: ANY_LIMIT,
  },
  {
    title: 'properties without end',
    source: 'const o = {}; for (let i = 0; ; i++) o["k" + i] = i',
    ends: ANY_LIMIT,
  },
  {
    title: 'classes without end',
    source: 'const all = []; for (;;) all.push(class { #a = 1; static b = new Array(100).fill(0) })',
    ends: ANY_LIMIT,
  },
  {
    title: 'WeakMaps without end',
    source:
      'const keys = []; const m = new WeakMap(); for (;;) { const k = {}; keys.push(k); m.set(k, new Array(100)) }',
    ends: ANY_LIMIT,
  },
  {
    title: 'spread of a huge argument list',
    source: 'return Math.max(...new Array(1e8).fill(1))',
    ends: ANY_LIMIT,
  },
  {
    title: 'bind upon bind',
    source: 'let f = () => 1; for (let i = 0; i < 1e6; i++) f = f.bind(null); return f()',
    ends: ['script-threw', ...ANY_LIMIT, 'value'],
  },
  {
    title: 'proxies upon proxies',
    source: 'let p = {}; for (let i = 0; i < 1e6; i++) p = new Proxy(p, {}); return p.x ?? 1',
    ends: ['script-threw', ...ANY_LIMIT],
  },
];
