import type { SandboxPool } from './pool/sandbox-types';
import { fail, openPool, runOne, succeed } from './spec-support/test-pool';

let pool: SandboxPool;
beforeAll(() => {
  pool = openPool();
});
afterAll(() => pool.close());

describe('a script', () => {
  it('gets the names of its scope and gives back what it returns', async () => {
    const scope = { input: { items: [1, 2, 3] }, steps: { fetch: { body: 'x' }, big: 'y'.repeat(10) } };
    const { value, valueJson } = await succeed(
      pool,
      'return { sum: input.items.reduce((a, b) => a + b), s: steps.fetch }',
      { scope },
    );
    expect(value).toEqual({ sum: 6, s: { body: 'x' } });
    expect(valueJson).toBe('{"sum":6,"s":{"body":"x"}}');
  });

  it('may be an expression, with await and comments around it', async () => {
    const options = { kind: 'expression', scope: { input: 2 } } as const;
    expect(
      (await succeed(pool, ' /* twice */ (await Promise.resolve(input)) * 2 // done', options)).value,
    ).toBe(4);
    expect((await succeed(pool, '{ a: input }', options)).value).toEqual({ a: 2 });
  });

  it('may wait, by await, by a returned promise, by timers', async () => {
    expect((await succeed(pool, 'await null; return Promise.all([1, Promise.resolve(2)])')).value).toEqual([
      1, 2,
    ]);
    expect((await succeed(pool, 'return Promise.resolve(1).then((x) => x + 1)')).value).toBe(2);
    const source = `
      const order = [];
      setTimeout((x) => order.push(x), 100, 'late');
      setTimeout(() => { order.push('early'); Promise.resolve().then(() => order.push('micro')) }, 5);
      const cancelled = setTimeout(() => order.push('never'), 10);
      clearTimeout(cancelled);
      let ticks = 0;
      const ticker = setInterval(() => { if (++ticks === 3) clearInterval(ticker) }, 2);
      await new Promise((resolve) => setTimeout(resolve, 400));
      return { order, ticks };`;
    expect((await succeed(pool, source)).value).toEqual({ order: ['early', 'micro', 'late'], ticks: 3 });
  });

  it('writes to the log by console', async () => {
    const { logs } = await succeed(
      pool,
      `console.log('a', 1, { b: [true] }); console.warn(new Map([[1, 2]])); console.debug('d')`,
    );
    expect(logs).toEqual([
      { level: 'info', message: 'a 1 { "b": [true] }', at: expect.stringMatching(/^\d{4}-.*Z$/) as string },
      { level: 'warn', message: 'Map {1 => 2}', at: expect.any(String) as string },
      { level: 'debug', message: 'd', at: expect.any(String) as string },
    ]);
  });

  it('has the helpers people expect', async () => {
    const source = `
      const copy = structuredClone({ when: new Date(0), list: [1, new Set([2])] });
      const bytes = crypto.getRandomValues(new Uint8Array(8));
      return {
        uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(crypto.randomUUID()),
        differ: crypto.randomUUID() !== crypto.randomUUID(),
        random: bytes.some((byte) => byte !== 0),
        text: new TextDecoder().decode(new TextEncoder().encode('häß 😀')),
        base64: atob(btoa('hello')),
        url: new URL('../x?a=1', 'https://example.com/b/c'),
        query: new URLSearchParams({ q: 'a b' }).toString(),
        copy: [copy.when instanceof Date, [...copy.list[1]]],
      };`;
    expect((await succeed(pool, source)).value).toEqual({
      uuid: true,
      differ: true,
      random: true,
      text: 'häß 😀',
      base64: 'hello',
      url: 'https://example.com/x?a=1',
      query: 'q=a+b',
      copy: [true, [2]],
    });
  });

  it('draws other random numbers in every run', async () => {
    const source = 'return [crypto.randomUUID(), Math.random()]';
    const [one, two] = [await succeed(pool, source), await succeed(pool, source)];
    expect(one.valueJson).not.toBe(two.valueJson);
    expect((one.value as unknown[])[1]).not.toBe((two.value as unknown[])[1]);
  });

  it('gives JSON only, with warnings for what was lost', async () => {
    const { value, warnings } = await succeed(
      pool,
      'return { a: undefined, n: NaN, d: new Date(0), s: new Set([1]), t: "\\ud800\\0" }',
    );
    expect(value).toEqual({ n: null, d: '1970-01-01T00:00:00.000Z', s: [1], t: '\ud800\0' });
    expect(warnings.map((each) => each.code)).toEqual(['result-property-dropped', 'result-not-finite']);
    expect((await succeed(pool, '1 + 1')).warnings).toMatchObject([{ code: 'result-undefined' }]);
    const { error } = await fail(pool, 'return { items: [{ total: 10n }] }');
    expect(error).toMatchObject({
      code: 'script-result-not-json',
      message: expect.stringContaining('$.items[0].total is a BigInt') as string,
    });
  });

  it('keeps keys such as __proto__ as harmless data, both ways', async () => {
    const input = JSON.parse('{"__proto__":{"polluted":true},"constructor":1}');
    const { value, valueJson } = await succeed(pool, 'return [input, input.polluted === undefined]', {
      scope: { input },
    });
    expect(valueJson).toBe('[{"__proto__":{"polluted":true},"constructor":1},true]');
    expect(Object.getPrototypeOf((value as object[])[0])).toBe(Object.prototype);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('a mistake in a script', () => {
  it.each([
    ['body', 'const a = 1;\nconst b = ;', 'Unexpected token', 2, 11],
    ['body', 'return 1\n}', 'Unexpected token', 2, 1],
    ['body', '}); evil(); (() => {', 'Unexpected token', 1, 1],
    ['body', 'let input = 1', "Identifier 'input' has already been declared", 1, 5],
    ['body', 'import fs from "fs"', 'import and export are not available', 1, 1],
    ['body', 'return import("fs")', 'import() is not available', 1, 8],
    ['body', 'with (input) {}', 'with', 1, 1],
    ['expression', '1); evil(); (2', 'One expression is expected', 1, 2],
    ['expression', 'input; 2', 'One expression is expected', 1, 6],
    ['expression', ' ', 'The expression is empty', 1, 1],
    ['expression', '1 /* open', 'Unterminated comment', 1, 3],
  ] as const)(
    "in its syntax has the place in the user's own source: %s %j",
    async (kind, source, message, line, column) => {
      const { error } = await fail(pool, source, { kind });
      expect(error.code).toBe('script-syntax');
      expect(error.message).toContain(message);
      expect(error.position).toEqual({ line, column });
    },
  );

  it('in its syntax is no trouble when it is nested endlessly', async () => {
    for (const opening of ['[', '(', '{', '(a=>', '`${', '!', 'a=>']) {
      expect((await fail(pool, opening.repeat(100_000))).error.code).toBe('script-syntax');
    }
  });

  it.each([
    ['\n  input.a.b', 'TypeError: Cannot read properties of null', { line: 2, column: 9 }],
    ['const f = () => {\n  throw new Error("mine")\n}\nf()', 'mine', { line: 2, column: 9 }],
    ['await null;\nthrow new RangeError("late")', 'RangeError: late', { line: 2, column: 7 }],
    ['class E extends Error { name = "Odd" }; throw new E("x")', 'Odd: x', { line: 1, column: 47 }],
    [
      'setTimeout(() => { throw new Error("in a timer") }, 1); await new Promise(() => {})',
      'in a timer',
      { line: 1, column: 26 },
    ],
    ['throw null', 'null', undefined],
    ['throw "text"', 'text', undefined],
    ['throw { a: 1 }', '{ "a": 1 }', undefined],
    ['throw undefined', 'undefined', undefined],
    ['return Promise.reject({ message: 1 })', '{ "message": 1 }', undefined],
    ['throw new Proxy({}, { get() { throw 1 } })', '', undefined],
    ['throw new Proxy(function () {}, {})', '', undefined],
    ['return { get a() { throw new Error("getter") } }', 'getter', { line: 1, column: 26 }],
    [
      'function f() { f() } f()',
      'RangeError: Maximum call stack size exceeded',
      { line: 1, column: expect.any(Number) as number },
    ],
    [
      'const e = new Error("m"); Object.defineProperty(e, "stack", { get() { throw 1 } }); throw e',
      'm',
      undefined,
    ],
    ['Error.prepareStackTrace = () => ({}); throw new Error("m")', 'm', undefined],
  ])('at run time is described, with its place if known: %j', async (source, message, position) => {
    const { error } = await fail(pool, source);
    expect(error.code).toBe('script-threw');
    expect(error.message).toContain(message);
    expect(error.position).toEqual(position);
    expect(error.message).not.toMatch(/\/|dist|node_modules|isolate\.js/);
  });
});

describe('several scripts of one request', () => {
  it('give an outcome each, in order, whatever becomes of the others', async () => {
    const scripts = ['input.n', 'input.missing.x', 'input.n = 5', 'input.n', '1 +'].map(
      (source) => ({ kind: 'expression', source }) as const,
    );
    const outcomes = await pool.run({ ownerId: 'owner', scripts, scope: { input: { n: 1 } } });
    expect(outcomes.map((each) => (each.ok ? each.value : each.error.code))).toEqual([
      1,
      'script-threw',
      5,
      1,
      'script-syntax',
    ]);
  });

  it('share their time', async () => {
    const scripts = ['1', 'await new Promise((r) => setTimeout(r, 5000))', '3'].map(
      (source) => ({ kind: 'expression', source }) as const,
    );
    const outcomes = await pool.run({ ownerId: 'owner', scripts, scope: {}, timeoutMs: 200 });
    expect(outcomes.map((each) => (each.ok ? each.value : each.error.code))).toEqual([
      1,
      'script-timeout',
      'script-timeout',
    ]);
  });

  it('of none is nothing', async () => {
    expect(await pool.run({ ownerId: 'owner', scripts: [], scope: {} })).toEqual([]);
  });

  it('with a name that is no identifier is a mistake of the caller', async () => {
    await expect(runOne(pool, 'return 1', { scope: { 'a b': 1 } })).rejects.toThrow(TypeError);
  });
});
