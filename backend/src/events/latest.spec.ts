import { getEventListeners } from 'node:events';
import { Latest } from './latest';

describe('Latest', () => {
  it('gives only the newest of what came meanwhile, once', async () => {
    const latest = new Latest<number>();
    const { signal } = new AbortController();
    latest.set(1);
    latest.set(2);
    expect(await latest.take(1000, signal)).toEqual({ is: 2 });
    const taking = latest.take(1000, signal);
    latest.set(3);
    expect(await taking).toEqual({ is: 3 });
    expect(await latest.take(1, signal)).toBeUndefined();
  });

  it('waits no longer when it is stopped, and leaves no listener behind', async () => {
    const latest = new Latest<number>();
    const stop = new AbortController();
    const taking = latest.take(60_000, stop.signal);
    expect(getEventListeners(stop.signal, 'abort')).toHaveLength(1);
    stop.abort();
    expect(await taking).toBeUndefined();
    expect(await latest.take(60_000, stop.signal)).toBeUndefined();
    expect(getEventListeners(stop.signal, 'abort')).toHaveLength(0);
  });
});
