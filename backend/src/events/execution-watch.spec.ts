import type { ExecutionProgress, ProgressRepository } from '@rex/database';
import type { EventBus, ExecutionHint } from '@rex/engine';
import { ExecutionWatch } from './execution-watch';

/** A bus and a store in memory; reads wait until they are let go. */
async function aWatch() {
  let tell: (hints: ExecutionHint[]) => void = () => undefined;
  const bus = {
    subscribe: async (listener: typeof tell) => {
      tell = listener;
      return () => Promise.resolve();
    },
  } as unknown as EventBus;
  const reads: { ids: string[]; answer: (revision: number) => Promise<void> }[] = [];
  const repository = {
    findProgress: (ids: string[]) =>
      new Promise((resolve) => {
        const answer = async (revision: number) => {
          resolve(ids.map((id) => ({ id, revision, status: 'running' })));
          await settle();
        };
        reads.push({ ids, answer });
      }),
  } as unknown as ProgressRepository;
  const watch = new ExecutionWatch(bus, repository);
  await watch.onModuleInit();
  const hint = async (...ids: string[]) => {
    tell(ids.map((executionId) => ({ executionId, revision: 1, finished: false })));
    await settle();
  };
  return { watch, reads, hint };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('ExecutionWatch', () => {
  it('reads all that hints name in one go, and nothing that nobody watches', async () => {
    const { watch, reads, hint } = await aWatch();
    const seen: (ExecutionProgress | undefined)[] = [];
    for (const id of ['a', 'b', 'c']) watch.watch(id, (progress) => void seen.push(progress));
    await hint('a', 'x', 'b', 'y');
    expect(reads.map((each) => each.ids)).toEqual([['a', 'b']]);
    await reads[0]?.answer(7);
    expect(seen.map((each) => each?.revision)).toEqual([7, 7]);
    await watch.onModuleDestroy();
  });

  it('reads once more, and only once, however many hints come meanwhile', async () => {
    const { watch, reads, hint } = await aWatch();
    watch.watch('a', () => undefined);
    for (let count = 0; count < 1000; count += 1) await hint('a');
    expect(reads).toHaveLength(1);
    await reads[0]?.answer(1);
    await settle();
    expect(reads).toHaveLength(2);
    await reads[1]?.answer(2);
    await settle();
    expect(reads).toHaveLength(2);
    await watch.onModuleDestroy();
  });

  it('keeps nothing of those who went', async () => {
    const { watch } = await aWatch();
    const stops = Array.from({ length: 1000 }, (_, index) =>
      watch.watch(String(index % 10), () => undefined),
    );
    expect(watch.size).toBe(10);
    for (const stop of [...stops, ...stops]) stop();
    expect(watch.size).toBe(0);
    await watch.onModuleDestroy();
  });

  it('tells several who watch the same', async () => {
    const { watch, reads, hint } = await aWatch();
    let heard = 0;
    const stop = watch.watch('a', () => (heard += 1));
    watch.watch('a', () => (heard += 1));
    await hint('a');
    await reads[0]?.answer(1);
    expect(heard).toBe(2);
    stop();
    await hint('a');
    await reads[1]?.answer(2);
    expect(heard).toBe(3);
    await watch.onModuleDestroy();
  });
});
