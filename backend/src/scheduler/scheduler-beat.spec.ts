import { SchedulerBeat } from './scheduler-beat';
import type { SchedulerTickService } from './tick/scheduler-tick.service';

describe('the beat of the scheduler', () => {
  it('says that somebody looks also while a tick takes long', async () => {
    const said: string[] = [];
    let end = () => {};
    const ticks = {
      tick: () => {
        said.push('tick');
        return new Promise<void>((resolve) => (end = resolve));
      },
      note: () => {
        said.push('note');
        return Promise.resolve();
      },
    };
    const beat = new SchedulerBeat(ticks as unknown as SchedulerTickService);
    beat.onApplicationBootstrap();
    for (let second = 0; second < 3; second += 1) {
      beat.beat();
      await new Promise(setImmediate);
    }
    expect(said).toEqual(['tick', 'note', 'note']);
    end();
    await beat.onModuleDestroy();
    beat.beat();
    expect(said).toHaveLength(3);
  });
});
