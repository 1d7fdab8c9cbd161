import { Logger } from '@nestjs/common';
import type { Pruner } from './pruner';
import type { PrunerList } from './pruner-list';
import { RetentionService } from './retention.service';

describe('RetentionService', () => {
  beforeAll(() => Logger.overrideLogger(false));

  const serviceOf = (...all: Pruner[]) => new RetentionService({ all } as unknown as PrunerList);

  /** Has so many rows, and fails when more than `bearable` are asked for. */
  const aPruner = (name: string, rows: number, bearable = Infinity) => {
    const pruner = {
      name,
      rows,
      batches: [] as number[],
      prune: async (limit: number) => {
        if (limit > bearable) throw new Error('too slow');
        const count = Math.min(limit, pruner.rows);
        pruner.rows -= count;
        pruner.batches.push(count);
        return count;
      },
    };
    return pruner;
  };

  it('lets each prune until nothing is left', async () => {
    const pruners = [aPruner('a', 730), aPruner('b', 0), aPruner('c', 100)];
    await serviceOf(...pruners).round();
    expect(pruners.map((each) => each.rows)).toEqual([0, 0, 0]);
    expect(pruners[0]?.batches.length).toBeGreaterThan(2);
  });

  it('takes smaller batches when one fails, and goes on with the others when none succeeds', async () => {
    const [slow, broken, last] = [aPruner('slow', 60, 10), aPruner('broken', 5, 0), aPruner('last', 7)];
    await serviceOf(slow, broken, last).round();
    expect([slow.rows, broken.rows, last.rows]).toEqual([0, 5, 0]);
  });

  it('stops within a batch when the process ends', async () => {
    const endless = { name: 'endless', prune: async (limit: number) => limit };
    const service = serviceOf(endless);
    const round = service.round();
    setImmediate(() => void service.onModuleDestroy());
    await round;
  });
});
