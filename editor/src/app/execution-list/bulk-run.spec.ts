import type { BulkRequest, BulkResponse } from '../api/openapi';
import { bulkRequests, countBulk, runBulk, skippedReasons, type BulkOrder } from './bulk-run';

const answer = (more: Partial<BulkResponse>): BulkResponse => ({
  ...{ action: 'retry', dryRun: false, matched: 0, done: 0, skipped: [], remaining: 0, nextCursor: null },
  ...more,
});
const skipped = (code: string) => ({ executionId: 'x', code, message: `about ${code}` });
const order: BulkOrder = {
  action: 'retry',
  target: { kind: 'filter', filter: { error: 'x' } },
  version: 'newest',
};

function recorded(answers: BulkResponse[]) {
  const sent: BulkRequest[] = [];
  const bulk = (_: string, request: BulkRequest) => {
    sent.push(request);
    return Promise.resolve(answers[sent.length - 1] ?? answer({}));
  };
  return { api: { bulk }, sent };
}

it('names ids a thousand at a time, and all of them by a word', () => {
  const ids = Array.from({ length: 2_500 }, (_, n) => String(n));
  expect(bulkRequests({ target: { kind: 'ids', ids } }).map((each) => each.ids?.length)).toEqual([
    1000, 1000, 500,
  ]);
  expect(bulkRequests({ target: { kind: 'filter', filter: null } })).toEqual([{ all: true }]);
});

it('counts without doing', async () => {
  const { api, sent } = recorded([answer({ matched: 132, skipped: [skipped('execution-ended')] })]);
  expect(await countBulk(api, order, new AbortController().signal)).toEqual({ matched: 132, unfit: 1 });
  expect(sent).toEqual([{ filter: { error: 'x' }, dryRun: true }]);
});

it('goes on with the cursor until nothing remains, and tells how far it is', async () => {
  const { api, sent } = recorded([
    answer({ done: 999, skipped: [skipped('a')], remaining: 200, nextCursor: 'c' }),
    answer({ done: 200 }),
  ]);
  const told: number[] = [];
  const end = await runBulk(api, order, {
    ...{ total: 1_200, isStopped: () => false },
    tell: ({ remaining }) => told.push(remaining),
  });
  expect(told).toEqual([200, 0]);
  expect(end).toMatchObject({ done: 1_199, remaining: 0 });
  expect(sent).toEqual([
    { filter: { error: 'x' }, version: 'newest' },
    { filter: { error: 'x' }, version: 'newest', cursor: 'c' },
  ]);
});

it('stops between two requests; what is done stays done', async () => {
  const { api, sent } = recorded([answer({ done: 1_000, remaining: 500, nextCursor: 'c' })]);
  const end = await runBulk(api, order, {
    total: 1_500,
    tell: () => undefined,
    isStopped: () => sent.length > 0,
  });
  expect(end).toEqual({ done: 1_000, skipped: [], remaining: 500 });
});

it('tells each reason once', () => {
  expect(skippedReasons([skipped('a'), skipped('b'), skipped('b')])).toEqual([
    { message: 'about b', count: 2 },
    { message: 'about a', count: 1 },
  ]);
});
