import { FIRST_BATCH, nextBatchSize, pauseMs } from './batch-size';

describe('nextBatchSize', () => {
  it('settles where a batch takes about 100 ms, whatever a row costs', () => {
    for (const msPerRow of [0.2, 1, 5, 40]) {
      let size = FIRST_BATCH;
      for (let batch = 0; batch < 20; batch += 1) size = nextBatchSize(size, size * msPerRow);
      expect(size * msPerRow).toBeLessThanOrEqual(200);
      expect(size * msPerRow).toBeGreaterThan(20);
    }
  });

  it('never is less than a row, nor without bound', () => {
    expect(nextBatchSize(1, 5000)).toBe(1);
    expect(nextBatchSize(1000, 0)).toBe(1000);
  });

  it('gives way for as long as it worked', () => {
    expect(pauseMs(1)).toBe(20);
    expect(pauseMs(120)).toBe(120);
  });
});
