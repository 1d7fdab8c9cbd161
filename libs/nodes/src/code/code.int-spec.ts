import { openTestSandbox, type TestSandbox } from '@rex/testing';
import { code } from './code';
import { RESULT_TREATMENTS } from './result-treatments';

let sandbox: TestSandbox;
const outcomeOf = (source: string) => sandbox.outcomeOf({ kind: 'body', source });

beforeAll(() => {
  sandbox = openTestSandbox();
});

afterAll(() => sandbox.close());

describe('results of code', () => {
  it.each(RESULT_TREATMENTS.filter(({ gives }) => gives !== undefined))(
    '$returned gives $gives',
    async ({ returned, gives, warning, says }) => {
      const outcome = await outcomeOf(`return ${returned}`);
      expect(outcome).toMatchObject({ ok: true, valueJson: gives });
      expect(outcome.warnings.map(({ code: each }) => each)).toEqual(warning ? [warning] : []);
      if (says !== undefined) expect(outcome.warnings[0]?.message).toContain(says);
    },
  );

  it.each(RESULT_TREATMENTS.filter(({ gives }) => gives === undefined))(
    '$returned is refused: $says',
    async ({ returned, says }) => {
      const outcome = await outcomeOf(`return ${returned}`);
      expect(outcome).toMatchObject({
        ok: false,
        error: { code: 'script-result-not-json', message: expect.stringContaining(says ?? '-') },
      });
    },
  );

  it.each([
    ['halves of surrogate pairs', "return { ['\\ud800']: 'a\\udc00b' }", '{"\\ud800":"a\\udc00b"}'],
    ['a key named __proto__', 'return JSON.parse(\'{"__proto__":{"x":1}}\')', '{"__proto__":{"x":1}}'],
    ['the same object twice', 'const a = { x: 1 }; return [a, a]', '[{"x":1},{"x":1}]'],
    ['an object without a prototype', 'const a = Object.create(null); a.x = 1; return a', '{"x":1}'],
  ])('keep %s', async (_what, source, json) => {
    expect(await outcomeOf(source)).toMatchObject({ ok: true, valueJson: json, warnings: [] });
  });

  it.each([
    ['getters', 'return { get a() { throw new RangeError("no a") } }', 'no a'],
    ['toJSON', 'return { toJSON() { throw new RangeError("no json") } }', 'no json'],
    ['proxies', 'return new Proxy({}, { ownKeys() { throw new RangeError("no keys") } })', 'no keys'],
    ['promises', 'return Promise.reject(new RangeError("no promise"))', 'no promise'],
  ])('fail the step with the error of %s that throw', async (_what, source, message) => {
    expect(await outcomeOf(source)).toMatchObject({
      ok: false,
      error: { code: 'script-threw', message: expect.stringContaining(message) },
    });
  });

  it('are those of the table in the guide', () => {
    for (const { returned } of RESULT_TREATMENTS)
      expect(code.descriptor.guide).toContain(`| \`${returned}\` |`);
  });
});

describe('helpers of code', () => {
  it.each([
    ['crypto.randomUUID', '/^[0-9a-f-]{36}$/.test(crypto.randomUUID())', true],
    ['crypto.getRandomValues', 'new Set(crypto.getRandomValues(new Uint8Array(64))).size > 8', true],
    ['btoa', 'btoa("Zoë")', 'Wm/r'],
    ['atob', 'atob("Wm/r")', 'Zoë'],
    ['URL', 'new URL("../b?c=1#d", "https://EXAMPLE.com:443/a/x").href', 'https://example.com/b?c=1#d'],
    [
      'URLSearchParams',
      '[...new URLSearchParams("a=1&a=2+3")]',
      [
        ['a', '1'],
        ['a', '2 3'],
      ],
    ],
    ['TextEncoder', '[...new TextEncoder().encode("€")]', [226, 130, 172]],
    ['TextDecoder', 'new TextDecoder().decode(new Uint8Array([226, 130, 172]))', '€'],
    ['structuredClone', 'structuredClone(new Map([["a", new Date(0)]])).get("a").getTime()', 0],
    [
      'Intl',
      'new Intl.NumberFormat("de-DE", { style: "currency", currency: "EUR" }).format(1234.5)',
      '1.234,50\u00a0€',
    ],
    ['setTimeout', 'await new Promise((done) => setTimeout(done, 5, "late"))', 'late'],
    [
      'setInterval',
      'await new Promise((done) => { let n = 0; const id = setInterval(() => { if (++n === 3) { clearInterval(id); done(n); } }, 1); })',
      3,
    ],
    ['queueMicrotask', 'await new Promise((done) => queueMicrotask(() => done("soon")))', 'soon'],
  ])('%s works and stands in the guide', async (name, expression, value) => {
    expect(await outcomeOf(`return ${expression}`)).toMatchObject({ ok: true, value });
    expect(code.descriptor.guide).toContain(name.replace(/^crypto\./, ''));
  });

  it.each(['fetch', 'require', 'process', 'Deno', 'XMLHttpRequest'])('%s does not exist', async (name) => {
    expect(await outcomeOf(`return typeof ${name}`)).toMatchObject({ ok: true, value: 'undefined' });
  });
});

describe('console in code', () => {
  it('writes lines with their level and time', async () => {
    const { logs } = await outcomeOf(
      "console.log('a', 1); console.info({ b: 2 }); console.warn('w'); console.error(new Error('e')); console.debug('d'); console.table([1])",
    );
    expect(logs.map(({ level }) => level)).toEqual(['info', 'info', 'warn', 'error', 'debug', 'info']);
    expect(logs[0]?.message).toBe('a 1');
    for (const { at } of logs) expect(Math.abs(Date.now() - Date.parse(at))).toBeLessThan(60_000);
  });

  it('keeps what was written before an error', async () => {
    const outcome = await outcomeOf("console.log('before'); throw new Error('x')");
    expect(outcome).toMatchObject({ ok: false, logs: [{ message: 'before' }] });
  });

  it.each([
    ['lines', 'for (let n = 0; n < 5000; n++) console.log(n)', 1000],
    ['size', "for (let n = 0; n < 100; n++) console.log('x'.repeat(10_000))", 26],
  ])('is capped by %s, which is told', async (_what, source, most) => {
    const { logs, warnings } = await outcomeOf(`${source}; return 1`);
    expect(logs.length).toBeLessThanOrEqual(most);
    expect(logs.length).toBeGreaterThanOrEqual(most - 1);
    expect(JSON.stringify(logs).length).toBeLessThan(300_000);
    expect(warnings).toMatchObject([{ code: 'logs-truncated' }]);
  });

  it('cuts a huge line, and shows that it did', async () => {
    const { logs } = await outcomeOf("console.log('x'.repeat(5_000_000)); console.log('next')");
    expect(logs.map(({ message }) => message.length < 20_000)).toEqual([true, true]);
    expect(logs[0]?.message).toMatch(/^x+.*…/);
    expect(logs[1]?.message).toBe('next');
  });
});
