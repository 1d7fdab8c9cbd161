import type { NodeStorage } from '@rex/node-sdk';
import { describeNodeType, MemoryStorage, RUN_STEP, runNode } from '@rex/testing';
import { applyConfigDefaults, checkConfig, type JsonObject, type JsonValue } from '@rex/workflow';
import { storage } from './storage';

describeNodeType(storage);

describe('storage config', () => {
  const draft = (config: JsonObject) => checkConfig(storage.descriptor, config, 'draft');

  it.each<[JsonObject]>([
    [{ key: 'a' }],
    [{ action: 'put', key: 7, value: null }],
    [{ action: 'list' }],
    [{ action: 'list', prefix: '', after: null }],
    [
      {
        action: 'put',
        key: '{{ input.key }}',
        ttlSeconds: '{{ input.ttl }}',
        ifVersion: '{{ input.version }}',
      },
    ],
    [{ action: 'increment', key: 'a', by: '{{ input.by }}' }],
    // A form keeps what another action used.
    [{ action: 'get', key: 'a', value: 1, prefix: 'x', ttlSeconds: 60 }],
  ])('allows %j', (config) => {
    expect(draft(config)).toEqual([]);
  });

  it.each<[JsonObject, string, string]>([
    [{}, 'config-missing', '/key'],
    [{ action: 'get' }, 'config-missing', '/key'],
    [{ action: 'delete', prefix: 'a' }, 'config-missing', '/key'],
    [{ action: 'set', key: 'a' }, 'config-invalid', '/action'],
    [{ key: '' }, 'config-invalid', '/key'],
    [{ key: 'x'.repeat(513) }, 'config-invalid', '/key'],
    [{ key: ['a'] }, 'config-invalid', '/key'],
    [{ key: 'a', scope: '{{ input.scope }}' }, 'config-invalid', '/scope'],
    [{ key: 'a', ttlSeconds: 0 }, 'config-invalid', '/ttlSeconds'],
    [{ key: 'a', ttlSeconds: 1.5 }, 'config-invalid', '/ttlSeconds'],
    [{ key: 'a', ttlSeconds: 315_360_001 }, 'config-invalid', '/ttlSeconds'],
    [{ key: 'a', ifVersion: -1 }, 'config-invalid', '/ifVersion'],
    [{ key: 'a', ifVersion: '1' }, 'config-invalid', '/ifVersion'],
    [{ action: 'increment', key: 'a', by: '1' }, 'config-invalid', '/by'],
    [{ action: 'list', limit: 1001 }, 'config-invalid', '/limit'],
    [{ key: 'a', onConflict: 'continue' }, 'config-invalid', '/onConflict'],
    [{ key: 'a', ttl: 5 }, 'config-unknown-key', '/ttl'],
  ])('refuses %j', (config, code, path) => {
    expect(draft(config)).toEqual([expect.objectContaining({ code, path })]);
  });

  it('is of a pure step, whatever the action', () => {
    for (const action of ['put', 'increment', 'list']) {
      const config = applyConfigDefaults(storage.descriptor, { action, key: 'a' });
      expect(storage.retryClassOf(config)).toBe('pure');
    }
  });
});

describe('storage', () => {
  let memory: MemoryStorage;
  let executions = 0;

  beforeEach(() => {
    memory = new MemoryStorage({ maxValueBytes: 1000, maxEntries: 3 });
  });

  /** Runs the node in an execution of its own. */
  const run = async (config: JsonObject, input: JsonValue = {}) => {
    const executionId = `execution-${(executions += 1)}`;
    const entries = memory.storageFor({ ...RUN_STEP, executionId });
    return (await runNode(storage, config, input, { storage: entries })).outcome;
  };

  it.each(['__proto__', 'constructor', 'a.b', '{}', '😀'])('puts and gets under the key %j', async (key) => {
    const put = await run({ action: 'put', key, value: 'kept' });
    expect(put).toEqual({ kind: 'completed', output: Object.fromEntries([[key, 'kept']]) });
    const got = await run({ action: 'get', key: '{{ input.key }}' }, { key });
    if (got.kind !== 'completed') throw new Error(got.kind);
    expect(Object.entries(got.output as JsonObject)).toEqual([[key, 'kept']]);
  });

  it('takes a number for its text', async () => {
    await run({ key: '{{ input.id }}', value: 'kept' }, { id: 7 });
    expect(await run({ action: 'get', key: '7' })).toEqual({ kind: 'completed', output: { 7: 'kept' } });
  });

  it('keeps null apart from nothing', async () => {
    await run({ key: 'a', value: null });
    const get = { action: 'get', key: 'a', default: 'nothing' };
    expect(await run(get)).toEqual({ kind: 'completed', output: { a: null } });
    expect(await run({ ...get, fullEntry: true })).toMatchObject({ output: { found: true, version: 1 } });
    await run({ action: 'delete', key: 'a' });
    expect(await run(get)).toEqual({ kind: 'completed', output: { a: 'nothing' } });
  });

  it('gives by get with fullEntry the version to put with, also where there is nothing', async () => {
    for (const version of [1, 2, 3]) {
      const got = await run({ action: 'get', key: 'a', fullEntry: true });
      const input = got.kind === 'completed' ? got.output : null;
      const put = { key: 'a', value: 'x', ifVersion: '{{ input.version }}', fullEntry: true };
      expect(await run(put, input)).toMatchObject({ kind: 'completed', output: { version } });
    }
  });

  it('names key and versions when it fails of a conflict, and is not tried again', async () => {
    await run({ key: 'stock', value: 5 });
    for (const action of ['put', 'delete']) {
      expect(await run({ action, key: 'stock', ifVersion: 7 })).toEqual({
        kind: 'failed',
        error: {
          code: 'storage-conflict',
          message:
            'The entry "stock" should have version 7, but it has version 1. Get it again before you change it, or set onConflict to "branch".',
          retryable: false,
          details: { key: 'stock', version: 1 },
        },
      });
    }
    const gone = await run({ key: 'none', ifVersion: 7 });
    expect(gone).toMatchObject({ error: { message: expect.stringContaining('but there is none') } });
    const there = await run({ key: 'stock', ifVersion: 0 });
    expect(there).toMatchObject({ error: { message: expect.stringContaining('should not be there, but') } });
  });

  it('branches with what is there now, or with what says that nothing is', async () => {
    const branching = { key: 'a', value: 2, ifVersion: 7, onConflict: 'branch' };
    expect(await run(branching)).toEqual({
      kind: 'branch',
      port: 'conflict',
      output: { key: 'a', value: null, found: false, version: 0, updatedAt: null, expiresAt: null },
    });
    await run({ key: 'a', value: 1, ttlSeconds: 60 });
    for (const action of ['put', 'delete']) {
      const outcome = await run({ ...branching, action });
      expect(outcome).toMatchObject({ port: 'conflict', output: { value: 1, found: true, version: 1 } });
      expect(outcome).toMatchObject({ output: { expiresAt: expect.stringMatching(/^\d{4}-.*Z$/) } });
    }
  });

  it('pages through a list by its next', async () => {
    for (const key of ['a', 'b', 'c']) await run({ key, value: key });
    const seen: JsonValue[] = [];
    let next: JsonValue = null;
    do {
      const page = await run({ action: 'list', limit: 2, after: '{{ input.next }}' }, { next });
      if (page.kind !== 'completed') throw new Error(page.kind);
      const output = page.output as { entries: { key: string }[]; next: JsonValue };
      seen.push(...output.entries.map(({ key }) => key));
      next = output.next;
    } while (next !== null);
    expect(seen).toEqual(['a', 'b', 'c']);
  });

  it.each<[string, JsonObject, string]>([
    ['a value that is too large', { key: 'a', value: 'x'.repeat(1000) }, 'storage-value-too-large'],
    ['a key that cannot be', { key: 'a\u0000' }, 'storage-key-invalid'],
    ['a prefix that cannot be', { action: 'list', prefix: '\ud800' }, 'storage-key-invalid'],
    ['one entry too many', { key: 'more' }, 'storage-full'],
    ['adding to text', { action: 'increment', key: 'text' }, 'storage-not-a-number'],
  ])('fails by name of %s', async (_what, config, code) => {
    for (const key of ['text', 'b', 'c']) await run({ key, value: 'text' });
    const outcome = await run(config);
    expect(outcome).toMatchObject({ kind: 'failed', error: { code, retryable: false } });
    expect(storage.descriptor.errors.map((error) => error.code)).toContain(code);
  });

  it('passes on what is no word of storage, for the engine to tell', async () => {
    const broken = { get: () => Promise.reject(new Error('our mistake')) } as unknown as NodeStorage;
    const run = runNode(storage, { action: 'get', key: 'a' }, {}, { storage: broken });
    await expect(run).rejects.toThrow('our mistake');
  });

  it('gives again what its first attempt gave, under the key of then', async () => {
    const attempt = async (random: string) =>
      (
        await runNode(
          storage,
          { key: '{{ input.random }}' },
          { random },
          { storage: memory.storageFor(RUN_STEP) },
        )
      ).outcome;
    const first = await attempt('0.1');
    expect(await attempt('0.2')).toEqual(first);
  });
});
