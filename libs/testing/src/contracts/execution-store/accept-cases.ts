import type { AcceptOutcome } from '@rex/engine';
import { newId } from '@rex/platform';
import { COMPLETED, DOCUMENT, aWrite, type ContractBench } from './harness';

const HOUR_MS = 3_600_000;

/** Accepting: one execution for each request, none twice (PROMISES P1, P7, P9). */
export function describeAccept(bench: ContractBench): void {
  describe('accept', () => {
    it('answers every request in order with its own pending execution', async () => {
      const requests = [bench.aRequest(), bench.aRequest(), bench.aRequest()];
      const accepted = await bench.store.accept(requests);
      expect(accepted).toEqual(
        requests.map(({ id }) => ({ kind: 'accepted', id, status: 'pending', duplicate: false })),
      );
    });

    it('accepts nothing when nothing is asked', async () => {
      expect(await bench.store.accept([])).toEqual([]);
    });

    it('gives the earlier execution for a repeated key', async () => {
      const first = bench.aRequest({ dedupeKey: 'order-7' });
      await bench.store.accept([first]);
      const [again] = await bench.store.accept([bench.aRequest({ dedupeKey: 'order-7' })]);
      expect(again).toEqual({ kind: 'accepted', id: first.id, status: 'pending', duplicate: true });
    });

    it('says how far the earlier execution is', async () => {
      const execution = await bench.claimed('worker-1', { dedupeKey: 'order-7' });
      await bench.store.record('worker-1', [aWrite(execution, [], COMPLETED)]);
      const [again] = await bench.store.accept([bench.aRequest({ dedupeKey: 'order-7' })]);
      expect(again).toEqual({
        kind: 'accepted',
        id: execution.executionId,
        status: 'completed',
        duplicate: true,
      });
    });

    it('finds a repeated key within one batch, among requests without keys', async () => {
      const first = bench.aRequest({ dedupeKey: 'a' });
      const plain = bench.aRequest();
      const accepted = await bench.store.accept([first, plain, bench.aRequest({ dedupeKey: 'a' })]);
      expect(accepted.map((each) => each.kind === 'accepted' && [each.id, each.duplicate])).toEqual([
        [first.id, false],
        [plain.id, false],
        [first.id, true],
      ]);
    });

    it('leaves no execution behind for a duplicate', async () => {
      const duplicate = bench.aRequest({ dedupeKey: 'a' });
      await bench.store.accept([bench.aRequest({ dedupeKey: 'a' })]);
      await bench.store.accept([duplicate]);
      expect(await bench.store.claim([duplicate.id], 'worker-1')).toEqual([]);
    });

    it('remembers a key for 24 hours and no longer', async () => {
      const first = bench.aRequest({ dedupeKey: 'a' });
      await bench.store.accept([first]);
      await bench.harness.advance(23 * HOUR_MS);
      const [within] = await bench.store.accept([bench.aRequest({ dedupeKey: 'a' })]);
      await bench.harness.advance(2 * HOUR_MS);
      const later = bench.aRequest({ dedupeKey: 'a' });
      const [after] = await bench.store.accept([later]);
      expect(within).toMatchObject({ id: first.id });
      expect(after).toEqual({ kind: 'accepted', id: later.id, status: 'pending', duplicate: false });
    });

    it('starts a new window with the execution that opened it', async () => {
      await bench.store.accept([bench.aRequest({ dedupeKey: 'a' })]);
      await bench.harness.advance(25 * HOUR_MS);
      const second = bench.aRequest({ dedupeKey: 'a' });
      await bench.store.accept([second]);
      await bench.harness.advance(2 * HOUR_MS);
      const [third] = await bench.store.accept([bench.aRequest({ dedupeKey: 'a' })]);
      expect(third).toMatchObject({ id: second.id, duplicate: true });
    });

    it('keeps the keys of two workflows apart', async () => {
      const other = await bench.harness.seedWorkflow(DOCUMENT);
      await bench.store.accept([bench.aRequest({ dedupeKey: 'a' })]);
      const [accepted] = await bench.store.accept([bench.aRequest({ ...other, dedupeKey: 'a' })]);
      expect(accepted).toMatchObject({ duplicate: false });
    });

    it.each([
      ['empty', ''],
      ['long', 'k'.repeat(20_000)],
      ['with a zero byte and a lone surrogate', '\u0000\ud800'],
      ['with quotes and backslashes', '{"\\\\}",NULL'],
    ])('takes a key that is %s', async (_what, dedupeKey) => {
      const [first] = await bench.store.accept([bench.aRequest({ dedupeKey })]);
      const [again] = await bench.store.accept([bench.aRequest({ dedupeKey })]);
      const [different] = await bench.store.accept([bench.aRequest({ dedupeKey: `${dedupeKey}x` })]);
      expect(again).toMatchObject({ id: idOf(first), duplicate: true });
      expect(different).toMatchObject({ duplicate: false });
    });

    it('makes exactly one execution when two processes accept the same keys at once', async () => {
      const keys = Array.from({ length: 20 }, (_, index) => `key-${index}`);
      const batches = await Promise.all(
        [bench.store, bench.harness.otherStore, bench.store, bench.harness.otherStore].map((store, index) => {
          const requests = keys.map((dedupeKey) => bench.aRequest({ dedupeKey }));
          return store.accept(index % 2 === 0 ? requests : requests.toReversed());
        }),
      );
      const answers = batches.map((batch, index) => (index % 2 === 0 ? batch : batch.toReversed()));
      for (const [index] of keys.entries()) {
        const same = answers.map((answer) => answer[index]);
        expect(new Set(same.map(idOf)).size).toBe(1);
        expect(same.filter((each) => each?.kind === 'accepted' && !each.duplicate)).toHaveLength(1);
      }
    });

    it('may be repeated when its answer was lost', async () => {
      const requests = [bench.aRequest(), bench.aRequest({ dedupeKey: 'a' })];
      const first = await bench.store.accept(requests);
      expect(await bench.store.accept(requests)).toEqual(first);
    });

    it.each([
      [
        'is published in this version and active',
        { publishedVersion: 1, active: true },
        'accepted',
        'accepted',
      ],
      ['is published in another version', { publishedVersion: 2, active: true }, 'refused', 'accepted'],
      ['is not published', { publishedVersion: null, active: true }, 'refused', 'accepted'],
      ['is not active', { publishedVersion: 1, active: false }, 'refused', 'accepted'],
      ['is deleted', { publishedVersion: 1, active: true, isDeleted: true }, 'refused', 'refused'],
    ])('of a workflow that %s', async (_what, change, published, exists) => {
      await bench.harness.changeWorkflow(bench.workflow, { isDeleted: false, ...change });
      const requests = [bench.aRequest({ condition: 'published' }), bench.aRequest({ condition: 'exists' })];
      const answers = await bench.store.accept(requests);
      expect(answers.map((each) => each.kind)).toEqual([published, exists]);
      const claimed = await bench.store.claim(
        requests.map((each) => each.id),
        'worker-1',
      );
      expect(claimed).toHaveLength(answers.filter((each) => each.kind === 'accepted').length);
    });

    it('refuses what is not of this owner or does not exist, and accepts the rest of the batch', async () => {
      await bench.harness.changeWorkflow(bench.workflow, {
        publishedVersion: 1,
        active: true,
        isDeleted: false,
      });
      const requests = [
        bench.aRequest({ ownerId: newId() }),
        bench.aRequest(),
        bench.aRequest({ ownerId: newId(), dedupeKey: 'a' }),
        bench.aRequest({ dedupeKey: 'a' }),
      ];
      const answers = await bench.store.accept(requests);
      expect(answers.map((each) => each.kind)).toEqual(['refused', 'accepted', 'refused', 'accepted']);
      expect(answers[3]).toMatchObject({ id: requests[3]?.id, duplicate: false });
    });

    it('keeps the pinned version and the trigger', async () => {
      const execution = await bench.claimed('worker-1', { triggerType: 'webhook', triggerNodeId: 'hook' });
      expect(execution).toMatchObject({ ...bench.workflow, triggerType: 'webhook', triggerNodeId: 'hook' });
    });
  });

  describe('loadDocument', () => {
    it('gives the document of a version', async () => {
      expect(await bench.store.loadDocument(bench.workflow.workflowId, bench.workflow.version)).toEqual(
        DOCUMENT,
      );
    });

    it('knows nothing of versions that do not exist', async () => {
      expect(await bench.store.loadDocument(bench.workflow.workflowId, 99)).toBeUndefined();
      expect(await bench.store.loadDocument(newId(), 1)).toBeUndefined();
    });
  });
}

function idOf(outcome: AcceptOutcome | undefined): string | undefined {
  return outcome?.kind === 'accepted' ? outcome.id : undefined;
}
