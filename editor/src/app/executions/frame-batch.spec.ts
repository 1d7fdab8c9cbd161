import { FrameBatch } from './frame-batch';

describe('FrameBatch', () => {
  let batches: number[][];
  let batch: FrameBatch<number>;

  beforeEach(() => {
    jest.useFakeTimers();
    batches = [];
    batch = new FrameBatch((items) => batches.push(items));
  });
  afterEach(() => jest.useRealTimers());

  it('hands on all that came within a frame at once, in order', () => {
    for (let n = 0; n < 200; n += 1) batch.add(n);
    expect(batches).toEqual([]);
    jest.advanceTimersByTime(20);
    expect(batches).toHaveLength(1);
    expect(batches[0]).toEqual(Array.from({ length: 200 }, (_, n) => n));
    jest.advanceTimersByTime(1_000);
    expect(batches).toHaveLength(1);
  });

  it('hands on soon even when no frame is drawn', () => {
    jest.spyOn(globalThis, 'requestAnimationFrame').mockReturnValue(1);
    batch.add(7);
    jest.advanceTimersByTime(100);
    expect(batches).toEqual([[7]]);
    jest.restoreAllMocks();
  });

  it('hands on at once when asked to, and forgets when told to', () => {
    batch.add(1);
    batch.flush();
    expect(batches).toEqual([[1]]);
    batch.add(2);
    batch.drop();
    jest.advanceTimersByTime(1_000);
    expect(batches).toEqual([[1]]);
  });
});
