import { readFileSync } from 'node:fs';
import type { SandboxPool } from './pool/sandbox-types';
import { PROGRAMS } from './spec-support/abuse/all-programs';
import { ESCAPES } from './spec-support/abuse/escapes';
import { SMUGGLING } from './spec-support/abuse/smuggling';
import { CONTAINED_PROBE, FINGERPRINT } from './spec-support/fingerprint';
import { PLANTED_SECRET, plantSecrets } from './spec-support/plant-secrets';
import { fail, openPool, runOne, succeed, type RunOptions } from './spec-support/test-pool';

// Programs that try to hang, blow up, break out or leave something behind. Each must end in time, with a named error or a
// harmless value, tell nothing it must not know, and the pool must go on as if nothing had happened.

const TIMEOUT_MS = 400;
/** The promise is the limit and two seconds, of a machine that does little else; what is not ended by force never ends. */
const PATIENCE_MS = TIMEOUT_MS + 20_000;
/** What is no attack has time: a machine that does much else may need long to make a context anew. */
const LOOK_MS = 60_000;
/** What another owner's scripts leave in their own context, and what names places and code of the host. */
const OTHERS_MARKER = 'marker-of-another-owner';
const SECRETS = new RegExp(
  [
    PLANTED_SECRET,
    OTHERS_MARKER,
    'node_modules',
    'dist/',
    'isolate\\.js',
    '<rex>',
    'node:',
    'file:',
    process.cwd(),
  ].join('|'),
);

let pool: SandboxPool;
const look = (source: string, options: RunOptions = {}) =>
  succeed(pool, source, { timeoutMs: LOOK_MS, ...options });
/** With more time: for a program that a busy machine did not let end by itself. */
let patientPool: SandboxPool;
beforeAll(() => {
  plantSecrets();
  const limits = {
    memoryMb: 64,
    maxResultBytes: 1_000_000,
    maxLogLines: 100,
    maxLogBytes: 10_000,
  };
  pool = openPool({ ...limits, timeoutMs: TIMEOUT_MS });
  patientPool = openPool({ ...limits, timeoutMs: 10 * TIMEOUT_MS, processes: 1 });
});
afterAll(() => Promise.all([pool.close(), patientPool.close()]));

describe('the table of programs that try to do harm', () => {
  const titles = PROGRAMS.flatMap(([, programs]) => programs.map((each) => each.title));

  it('has at least a hundred, each another', () => {
    process.stdout.write(`abuse programs: ${titles.length}\n`);
    expect(titles.length).toBeGreaterThanOrEqual(100);
    expect(new Set(titles).size).toBe(titles.length);
  });
});

describe.each(PROGRAMS)('a program %s', (_, programs) => {
  let untouched: unknown;
  beforeAll(async () => {
    untouched = (await look(FINGERPRINT, { ownerId: 'observer' })).value;
    await look(`globalThis.marker = "${OTHERS_MARKER}"; return input`, {
      ownerId: 'bystander',
      scope: { input: OTHERS_MARKER },
    });
  });

  it.each(programs.map((each) => [each.title, each] as const))(
    '%s ends in time and harms nobody',
    async (_title, { source, ends, gives }) => {
      const startedAtMs = performance.now();
      let outcome = await runOne(pool, source, { scope: { input: { a: 1 } } });
      expect(performance.now() - startedAtMs).toBeLessThan(PATIENCE_MS);
      const isLate =
        !outcome.ok && outcome.error.code === 'script-timeout' && !ends.includes('script-timeout');
      if (isLate) outcome = await runOne(patientPool, source, { scope: { input: { a: 1 } } });
      expect(ends).toContain(outcome.ok ? 'value' : outcome.error.code);
      if (outcome.ok && gives !== undefined) expect(outcome.valueJson).toBe(gives);
      if (!outcome.ok) expect(outcome.error.message.length).toBeLessThan(5_000);
      const told = outcome.ok ? outcome.valueJson : outcome.error.message;
      expect(`${told}${JSON.stringify([outcome.logs, outcome.warnings])}`).not.toMatch(SECRETS);

      const scope = { input: { list: [] } };
      for (const ownerId of ['owner', 'bystander']) {
        expect((await look(CONTAINED_PROBE, { ownerId, scope })).value).toBe('clean');
        expect((await look(FINGERPRINT, { ownerId })).value).toEqual(untouched);
      }
    },
  );
});

describe('the frames a script sees', () => {
  it('give it no object of the machinery', async () => {
    const { value } = await look(ESCAPES.at(-1)?.source ?? '');
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
    await look(first, { scope });
    expect((await look(second, { scope })).value).toEqual(expected);
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
    expect((await look(source)).valueJson).toBe(expected);
  });

  it('to its log is bounded, and says so', async () => {
    const many = await look('for (let i = 0; i < 1e5; i++) console.log(i); return 1');
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
    await look('return 1');
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
  it.each(SMUGGLING)('see nothing of earlier ones: %s', async (source) => {
    const scope = { input: { list: [1], key: '__proto__', ctor: 'constructor', then: 'then' } };
    expect((await look(CONTAINED_PROBE, { scope })).value).toBe('clean');
    await runOne(pool, source, { scope });
    expect((await look(CONTAINED_PROBE, { scope })).value).toBe('clean');
  });

  it('have their own log, random numbers and result limits', async () => {
    const [one, two] = [
      await look('console.log("one"); return crypto.randomUUID()'),
      await look('return crypto.randomUUID()'),
    ];
    expect(one.logs).toHaveLength(1);
    expect(two.logs).toEqual([]);
    expect(one.value).not.toBe(two.value);
  });
});
