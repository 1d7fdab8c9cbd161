import { readFileSync } from 'node:fs';
import type { SandboxPool } from './pool/sandbox-types';
import { fail, openPool, runOne, succeed } from './test-pool';

// Programs that try to hang, blow up, break out or leave something behind. Each must end in time, with a named error or a
// harmless value, and the pool must go on as if nothing had happened.

const TIMEOUT_MS = 700;
/** The promise is the limit and two seconds. */
const PATIENCE_MS = TIMEOUT_MS + 2_000;

let pool: SandboxPool;
beforeAll(() => {
  pool = openPool({
    timeoutMs: TIMEOUT_MS,
    memoryMb: 64,
    maxResultBytes: 1_000_000,
    maxLogLines: 100,
    maxLogBytes: 10_000,
  });
});
afterAll(() => pool.close());

interface Program {
  title: string;
  source: string;
  /** Codes it may end with; `value` when it may give one. */
  ends: string[];
}

const HANGS: Program[] = [
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

const FLOODS: Program[] = [
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

const ESCAPES: Program[] = [
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

describe.each([
  ['a program that hangs by', HANGS],
  ['a program that floods memory or result by', FLOODS],
  ['a program that reaches for', ESCAPES],
] as const)('%s', (_, programs) => {
  it.each(programs.map((each) => [each.title, each] as const))(
    '%s ends in time and harms nobody',
    async (_title, { source, ends }) => {
      const startedAtMs = performance.now();
      const outcome = await runOne(pool, source, { scope: { input: { a: 1 } } });
      expect(ends).toContain(outcome.ok ? 'value' : outcome.error.code);
      expect(performance.now() - startedAtMs).toBeLessThan(PATIENCE_MS);
      if (!outcome.ok) {
        expect(outcome.error.message.length).toBeLessThan(5_000);
        expect(outcome.error.message).not.toMatch(/node_modules|dist\/|isolate\.js|<rex>/);
      }
      expect((await succeed(pool, 'return 1 + 1')).value).toBe(2);
    },
  );
});

describe('the frames a script sees', () => {
  it('give it no object of the machinery', async () => {
    const { value } = await succeed(pool, ESCAPES.at(-1)?.source ?? '');
    expect(new Set(value as string[])).toEqual(new Set(['undefined,undefined']));
  });
});

describe('what one run does', () => {
  it.each([
    [
      'globals',
      'globalThis.left = 1; var other = 2',
      'return [typeof left, typeof other]',
      ['undefined', 'undefined'],
    ],
    [
      'prototypes',
      'Object.prototype.left = 1; Array.prototype.map = null; String.prototype.left = 2',
      'return [{}.left === undefined, typeof [].map, "".left === undefined]',
      [true, 'function', true],
    ],
    [
      'built-ins',
      'JSON.parse = () => 1; Math.max = () => 1; Promise = null; console.log = null',
      'return [JSON.parse("2"), Math.max(2, 3), typeof Promise, typeof console.log]',
      [2, 3, 'function', 'function'],
    ],
    [
      'timers',
      'setTimeout(() => { globalThis.left = 1 }, 1)',
      'await new Promise((r) => setTimeout(r, 20)); return typeof left',
      'undefined',
    ],
    [
      'promises',
      'Promise.resolve().then(async () => { for (let i = 0; i < 100; i++) await null; globalThis.left = 1 })',
      'await null; return typeof left',
      'undefined',
    ],
    ['patterns', '/secret-(\\w+)/.exec("secret-word")', 'return RegExp.$1', ''],
    ['input', 'input.list.push(1); input.added = 2', 'return input', { list: [] }],
  ])('is not seen by the next: %s', async (_, first, second, expected) => {
    const scope = { input: { list: [] } };
    await succeed(pool, first, { scope });
    expect((await succeed(pool, second, { scope })).value).toEqual(expected);
  });

  it.each([
    ['Object.prototype.toJSON = () => "forged"; return { a: 1 }', '"forged"'],
    ['Object.prototype.get = () => 1; Object.prototype.value = 2; return { a: [1] }', '{"a":[1]}'],
    [
      'Array.prototype.push = Array.prototype.map = Array.prototype[Symbol.iterator] = null; return [1, { b: 2 }]',
      '[1,{"b":2}]',
    ],
    [
      'JSON.stringify = () => "x"; String.prototype.slice = () => "y"; Reflect.apply = null; return { a: "text" }',
      '{"a":"text"}',
    ],
    ['Object.defineProperty(Array.prototype, 0, { set() { throw 1 } }); return [1, new Set([2])]', '[1,[2]]'],
    ['Function.prototype.call = Function.prototype.apply = () => 1; return new Map([["a", 1]])', '{"a":1}'],
    ['Promise.prototype.then = () => 1; return (async () => 5)()', '5'],
    ['globalThis.Object = globalThis.Map = globalThis.Error = undefined; return { a: 1 }', '{"a":1}'],
    [
      'const all = globalThis, { ownKeys, deleteProperty } = Reflect; for (const key of ownKeys(all)) deleteProperty(all, key); return { a: 1 }',
      '{"a":1}',
    ],
    ['Object.freeze(Object.prototype); Object.freeze(globalThis); return { a: 1 }', '{"a":1}'],
    [
      'Object.setPrototypeOf(Object.getPrototypeOf(async function () {}), null); return (async () => 5)()',
      '5',
    ],
  ])('to built-ins spoils at most its own result: %s', async (source, expected) => {
    expect((await succeed(pool, source)).valueJson).toBe(expected);
  });

  it('to its log is bounded, and says so', async () => {
    const many = await succeed(pool, 'for (let i = 0; i < 1e5; i++) console.log(i); return 1');
    expect(many.logs).toHaveLength(100);
    expect(many.warnings).toEqual([
      { code: 'logs-truncated', message: expect.stringContaining('99900 lines') as string },
    ]);
    const long = await succeed(
      pool,
      'for (let i = 0; i < 5; i++) console.log("x".repeat(3_000)); console.log("y".repeat(1e7))',
    );
    expect(long.logs.length).toBeLessThan(5);
    expect(long.warnings.map((each) => each.code)).toContain('logs-truncated');
  });

  it('keeps the log of a script that was cut off', async () => {
    const { error, logs } = await fail(pool, 'console.log("before"); for (;;) {}');
    expect(error.code).toBe('script-timeout');
    expect(logs.map((each) => each.message)).toEqual(['before']);
  });

  it('cannot put anything of its own on the pipe', async () => {
    const { value } = await succeed(
      pool,
      'console.log("\\x00\\x00\\x00\\x02{}"); return "D{}\\n\\u0000{\\"kind\\":\\"done\\"}"',
    );
    expect(value).toBe('D{}\n\u0000{"kind":"done"}');
  });
});

describe('the process around an isolate', () => {
  it('has an empty environment, three pipes and no right to anything', async () => {
    await succeed(pool, 'return 1');
    for (const pid of pool.stats().pids) {
      expect(readFileSync(`/proc/${pid}/environ`, 'utf8')).toBe('');
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      const uid = Number(/^Uid:\s+(\d+)/m.exec(status)?.[1]);
      expect(uid === 0 || uid === undefined).toBe(false);
      expect(/^Groups:\s*$/m.test(status) || process.getuid?.() !== 0).toBe(true);
      const commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      expect(commandLine).toContain('--permission');
      expect(commandLine.filter((each) => /allow-(fs-write|child|worker|wasi|inspector)/.test(each))).toEqual(
        [],
      );
    }
  });
});

describe('scripts that use a context again', () => {
  // isContained says so of this one; what it reads would show a polluted Object.prototype or Array.prototype.
  const PROBE = 'return input.left ?? input.list.left ?? "clean"';

  it.each([
    'input.constructor.prototype.left = 1',
    'input["__proto__"].left = 1',
    'input[input.key].left = 1',
    'const o = {}; o[input.key].left = 1',
    'const o = {}; o[input.key] = { left: 1 }',
    'const o = {}; const c = (o[input.key] ??= 1); c.left = 1',
    'const { [input.key]: c } = input; c.left = 1',
    'for (input[input.key].left of [1]) ;',
    'let i = 0; for (i of [input.key]) input[i].left = 1',
    'input.list.__proto__.left = 1',
    'Object.prototype.left = 1',
    'Array.prototype.left = 1',
    'Object.assign(Object.prototype, { left: 1 })',
    'return JSON.parse(\'{"__proto__":{"left":1}}\')',
    'return Object.fromEntries([["__proto__", { left: 1 }]])',
    'const o = { ...input }; o.left = 1; return o',
    'input.left = 1; input.list.left = 1',
  ])('see nothing of earlier ones: %s', async (source) => {
    const scope = { input: { list: [1], key: '__proto__' } };
    expect((await succeed(pool, PROBE, { scope })).value).toBe('clean');
    await runOne(pool, source, { scope });
    expect((await succeed(pool, PROBE, { scope })).value).toBe('clean');
  });

  it('have their own log, random numbers and result limits', async () => {
    const [one, two] = [
      await succeed(pool, 'console.log("one"); return crypto.randomUUID()'),
      await succeed(pool, 'return crypto.randomUUID()'),
    ];
    expect(one.logs).toHaveLength(1);
    expect(two.logs).toEqual([]);
    expect(one.value).not.toBe(two.value);
  });
});
