import { openTestSandbox, runNode, type TestSandbox } from '@rex/testing';
import type { JsonObject, JsonValue } from '@rex/workflow';
import { dataCleaner } from './data-cleaner';

let sandbox: TestSandbox;
beforeAll(() => {
  sandbox = openTestSandbox();
});
afterAll(() => sandbox.close());

type Pattern = { name: string; pattern: string; flags?: string };
const run = (patterns: Pattern[], input: JsonValue, more: JsonObject = {}, { sandboxFor } = sandbox) =>
  runNode(
    dataCleaner,
    { operations: [{ op: 'mask-pii', kinds: [], mode: 'redact', patterns, ...more }], countsKey: null },
    input,
    { sandboxFor },
  );

describe('data-cleaner, by patterns in the sandbox', () => {
  it.each<[string, Pattern[], JsonValue, JsonValue]>([
    [
      'in every text',
      [{ name: 'id', pattern: 'C-\\d+' }],
      { a: ['C-1 C-2'], b: 3 },
      { a: ['[id] [id]'], b: 3 },
    ],
    ['with flags', [{ name: 'word', pattern: '^secret.x', flags: 'gims' }], 'a\nSECRET\nX', 'a\n[word]'],
    ['but empty matches', [{ name: 'empty', pattern: 'b*' }], 'abc', 'a[empty]c'],
    ['whole characters', [{ name: 'half', pattern: '^.' }], '😀a', '[half]a'],
    ['a lone half', [{ name: 'half', pattern: '\\ude00' }], 'x😀y\ude00', 'x[half]y[half]'],
    [
      'as one piece where they overlap',
      [
        { name: 'short', pattern: 'abc' },
        { name: 'long', pattern: 'cdefg' },
      ],
      'xabcdefgx',
      'x[long]x',
    ],
    [
      'of equals by the first',
      [
        { name: 'one', pattern: 'ab' },
        { name: 'two', pattern: 'ab' },
      ],
      'ab',
      '[one]',
    ],
    [
      'texts that look like code',
      [{ name: 'x', pattern: 'x' }],
      '`${x}`\u2028"</script>\\',
      '`${[x]}`\u2028"</script>\\',
    ],
    [
      'in fields called __proto__',
      [{ name: 'x', pattern: 'x' }],
      JSON.parse('{"__proto__":{"constructor":"x"}}') as JsonValue,
      JSON.parse('{"__proto__":{"constructor":"[x]"}}') as JsonValue,
    ],
  ])('hides what they match %s', async (_what, patterns, input, output) => {
    const { outcome } = await run(patterns, input);
    expect(JSON.stringify(outcome)).toBe(JSON.stringify({ kind: 'completed', output }));
  });

  it('joins them with the kinds', async () => {
    const patterns = [{ name: 'host', pattern: 'example\\.com/\\w+' }];
    const { outcome, logs } = await run(patterns, 'ada@example.com/inbox', {
      kinds: ['email'],
      mode: 'mask',
    });
    expect(outcome).toEqual({ kind: 'completed', output: '***@*******.***/*****' });
    expect(logs).toMatchObject([{ data: { host: 1 } }]);
  });

  it('masks what holds no letter at all', async () => {
    const { outcome } = await run([{ name: 'stars', pattern: '★+' }], 'a ★★ b', { mode: 'mask' });
    expect(outcome).toEqual({ kind: 'completed', output: 'a ** b' });
  });

  it.each([
    [{ name: 'bad', pattern: '(' }],
    [{ name: 'bad', pattern: 'a', flags: 'uv' }],
    [{ name: 'bad', pattern: 'a', flags: 'ii' }],
    [{ name: 'bad', pattern: '[b-a]' }],
  ])('says that %j is no regular expression', async (pattern) => {
    const { outcome } = await run([{ name: 'good', pattern: 'a' }, pattern], 'text');
    expect(outcome).toMatchObject({
      kind: 'failed',
      error: {
        code: 'pattern-invalid',
        message: expect.stringMatching(/"bad".*regular expression/i),
        retryable: false,
      },
    });
  });

  it('stops a pattern that would run for ever, by name', async () => {
    const patterns = [{ name: 'hostile', pattern: '^(a+)+$' }];
    const hurried = openTestSandbox({ timeoutMs: 1000 });
    const running = run(patterns, `${'a'.repeat(40)}!`, {}, hurried);
    await expect(running).rejects.toMatchObject({ code: 'script-timeout' });
    await hurried.close();
  });

  it('takes a megabyte, and refuses more than two million characters by name', async () => {
    const pattern = [{ name: 'x', pattern: 'xyz' }];
    const megabyte = 'a"\n'.repeat(350_000);
    expect((await run(pattern, [`${megabyte}xyz`])).outcome).toEqual({
      kind: 'completed',
      output: [`${megabyte}[x]`],
    });
    expect((await run(pattern, ['a'.repeat(1_000_001), 'b'.repeat(1_000_000)])).outcome).toMatchObject({
      error: { code: 'pattern-text-too-large' },
    });
  });

  it('asks the sandbox once for all paths', async () => {
    let calls = 0;
    const operations = [{ op: 'mask-pii', patterns: [{ name: 'x', pattern: 'x' }], mode: 'redact' }];
    const { outcome } = await runNode(
      dataCleaner,
      { operations, paths: ['a', 'b', 'c[0]'], countsKey: null },
      { a: 'x', b: ['x'], c: ['x', 'x'] },
      { sandboxFor: (scope) => ({ run: (script) => ((calls += 1), sandbox.sandboxFor(scope).run(script)) }) },
    );
    expect(outcome).toEqual({ kind: 'completed', output: { a: '[x]', b: ['[x]'], c: ['[x]', 'x'] } });
    expect(calls).toBe(1);
  });
});
