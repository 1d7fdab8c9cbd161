import { COMPLETED, aStep, aWrite, type ContractBench } from './harness';

const FAILED = {
  status: 'failed',
  outputJson: null,
  error: { code: 'boom', message: 'It broke.', nodeId: 'b' },
} as const;

/** JSON texts that a parser or a jsonb column would change. */
const TEXTS: [string, string][] = [
  ['an escaped zero character', String.raw`"a\u0000b"`],
  ['escaped lone surrogates', String.raw`{"\ud800":"\udfff"}`],
  ['keys in their own order, and twice', '{"b":1,"a":2,"b":3,"10":4,"9":5}'],
  ['whitespace', ' { "a" :\n\t1 } '],
  ['a huge integer', '123456789012345678901234567890'],
  ['a number beyond double', '1e400'],
  ['a negative zero and trailing zeros', '[-0,1.50,1E+2]'],
  ['quotes, backslashes, braces and the word NULL', String.raw`["\"","\\","{","}",",",null,"NULL","\\\""]`],
  ['emoji and right-to-left text', '"👩‍👩‍👧 שלום \u2028"'],
  ['a lot of text', JSON.stringify({ text: 'lorem "ipsum" \\ '.repeat(10_000) })],
];

/** Recording: guarded, all in one go, byte for byte (PROMISES P3, P4, P6). */
export function describeRecord(bench: ContractBench): void {
  describe('record', () => {
    it('records steps and the end of several executions in one go', async () => {
      const [one, two] = [await bench.claimed(), await bench.claimed()];
      const receipt = await bench.store.record('worker-1', [
        aWrite(one, [aStep('a'), aStep('b')], COMPLETED),
        aWrite(two, [aStep('a')]),
      ]);
      expect(receipt.refused).toEqual([]);
      expect([...receipt.revisions.keys()].sort()).toEqual([one.executionId, two.executionId].sort());
      const [first, second] = [await bench.look(one.executionId), await bench.look(two.executionId)];
      expect(first).toMatchObject({ status: 'completed', outputJson: '"done"', error: null });
      expect(first.finishedAt).toBeInstanceOf(Date);
      expect(first.steps.map((step) => step.nodeId).sort()).toEqual(['a', 'b']);
      expect(second).toMatchObject({ status: 'running', finishedAt: null });
    });

    it('does nothing for no writes', async () => {
      expect(await bench.store.record('worker-1', [])).toEqual({ revisions: new Map(), refused: [] });
    });

    it('records an end without steps', async () => {
      const execution = await bench.claimed();
      await bench.store.record('worker-1', [
        aWrite(execution, [], { ...COMPLETED, status: 'cancelled', outputJson: null }),
      ]);
      expect(await bench.look(execution.executionId)).toMatchObject({
        status: 'cancelled',
        outputJson: null,
      });
    });

    it('keeps everything that is written of a step', async () => {
      const execution = await bench.claimed();
      const step = aStep('llm', {
        nodeType: 'llm',
        status: 'failed',
        port: null,
        outputJson: null,
        error: { code: 'quota', message: 'Quota "used up".', retryable: true, details: { left: 0 } },
        attempt: 3,
        durationMs: 42,
        logs: [{ level: 'info', message: 'hello', at: '2026-01-02T03:04:05.678Z', data: { n: null } }],
        warnings: [{ code: 'missing-path', message: 'nothing at {{ steps.x }}' }],
      });
      await bench.store.record('worker-1', [aWrite(execution, [step], FAILED)]);
      const stored = await bench.look(execution.executionId);
      expect(stored.steps).toEqual([{ ...step, revision: stored.revision }]);
      expect(stored.error).toEqual(FAILED.error);
    });

    it.each(TEXTS)('gives back %s byte for byte', async (_what, text) => {
      const execution = await bench.claimed('worker-1', { inputJson: text });
      const write = aWrite(execution, [aStep('a', { outputJson: text })], { ...COMPLETED, outputJson: text });
      await bench.store.record('worker-1', [write]);
      const [step] = await bench.store.loadSteps(execution.executionId);
      expect(execution.inputJson).toBe(text);
      expect(step?.outputJson).toBe(text);
      expect((await bench.look(execution.executionId)).outputJson).toBe(text);
    });

    it('stores raw lone surrogates as the same JSON value, and does not disturb others', async () => {
      const [odd, plain] = [await bench.claimed(), await bench.claimed()];
      await bench.store.record('worker-1', [
        aWrite(odd, [aStep('a', { outputJson: '["\ud800"]' })]),
        aWrite(plain, [aStep('a')]),
      ]);
      const [step] = await bench.store.loadSteps(odd.executionId);
      expect(JSON.parse(step?.outputJson ?? '')).toEqual(['\ud800']);
      expect(await bench.store.loadSteps(plain.executionId)).toHaveLength(1);
    });

    it('raises the revision with every write and stamps it on the steps written', async () => {
      const execution = await bench.claimed();
      const seen: number[] = [];
      for (const nodeId of ['a', 'b', 'c']) {
        const { revisions } = await bench.store.record('worker-1', [aWrite(execution, [aStep(nodeId)])]);
        seen.push(revisions.get(execution.executionId) ?? NaN);
      }
      const { steps, revision } = await bench.look(execution.executionId);
      expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b));
      expect(revision).toBe(seen[2]);
      expect(new Map(steps.map((step) => [step.nodeId, step.revision]))).toEqual(
        new Map([
          ['a', seen[0]],
          ['b', seen[1]],
          ['c', seen[2]],
        ]),
      );
    });

    it('replaces a running step by its end', async () => {
      const execution = await bench.claimed();
      const running = aStep('a', {
        status: 'running',
        port: null,
        outputJson: null,
        finishedAt: null,
        durationMs: null,
      });
      await bench.store.record('worker-1', [aWrite(execution, [running])]);
      expect((await bench.look(execution.executionId)).steps).toMatchObject([
        { status: 'running', finishedAt: null },
      ]);
      await bench.store.record('worker-1', [aWrite(execution, [aStep('a', { attempt: 2 })])]);
      expect((await bench.look(execution.executionId)).steps).toMatchObject([
        { status: 'completed', attempt: 2 },
      ]);
    });

    it.each(['completed', 'failed', 'skipped', 'cancelled'] as const)(
      'never changes a %s step',
      async (status) => {
        const execution = await bench.claimed();
        await bench.store.record('worker-1', [aWrite(execution, [aStep('a', { status, outputJson: '1' })])]);
        const before = await bench.look(execution.executionId);
        await bench.store.record('worker-1', [
          aWrite(execution, [aStep('a', { status: 'running', outputJson: '2' })]),
        ]);
        expect((await bench.look(execution.executionId)).steps).toEqual(before.steps);
      },
    );

    it('takes the later of two states of a node in one write, unless the earlier is terminal', async () => {
      const execution = await bench.claimed();
      const running = (nodeId: string) => aStep(nodeId, { status: 'running', outputJson: null });
      const steps = [
        running('a'),
        aStep('b', { outputJson: '1' }),
        aStep('a', { outputJson: '2' }),
        running('b'),
      ];
      await bench.store.record('worker-1', [aWrite(execution, steps)]);
      const stored = await bench.look(execution.executionId);
      expect(new Map(stored.steps.map((step) => [step.nodeId, step.outputJson]))).toEqual(
        new Map([
          ['a', '2'],
          ['b', '1'],
        ]),
      );
    });

    it('joins two writes of one execution in one batch', async () => {
      const execution = await bench.claimed();
      const { revisions, refused } = await bench.store.record('worker-1', [
        aWrite(execution, [aStep('a', { status: 'running' })]),
        aWrite(execution, [aStep('a'), aStep('b')], COMPLETED),
      ]);
      const stored = await bench.look(execution.executionId);
      expect(refused).toEqual([]);
      expect(revisions.get(execution.executionId)).toBe(stored.revision);
      expect(stored.status).toBe('completed');
      expect(stored.steps.map(({ nodeId, status }) => [nodeId, status]).sort()).toEqual([
        ['a', 'completed'],
        ['b', 'completed'],
      ]);
    });

    it('refuses what follows the end in the same batch', async () => {
      const execution = await bench.claimed();
      const { refused } = await bench.store.record('worker-1', [
        aWrite(execution, [aStep('a')], COMPLETED),
        aWrite(execution, [aStep('b')], FAILED),
      ]);
      const stored = await bench.look(execution.executionId);
      expect(refused).toEqual([execution.executionId]);
      expect(stored.status).toBe('completed');
      expect(stored.steps.map((step) => step.nodeId)).toEqual(['a']);
    });
  });
}
