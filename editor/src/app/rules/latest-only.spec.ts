import { LatestOnly } from './latest-only';

describe('the latest of many values', () => {
  let begun: { value: string; end: () => void }[];
  let latest: LatestOnly<string>;
  const values = (): string[] => begun.map(({ value }) => value);

  beforeEach(() => {
    jest.useFakeTimers();
    begun = [];
    latest = new LatestOnly(16, (value) => new Promise((end) => begun.push({ value, end })));
  });
  afterEach(() => jest.useRealTimers());

  it('is looked at soon enough after the last key to be told within 50 ms', () => {
    latest.give('a');
    jest.advanceTimersByTime(10);
    latest.give('ab');
    expect(values()).toEqual([]);
    jest.advanceTimersByTime(20);
    expect(values()).toEqual(['ab']);
  });

  it('waits for the one that is looked at, and leaves out those between', async () => {
    for (const value of ['a', 'ab', 'abc']) {
      latest.give(value);
      jest.advanceTimersByTime(20);
    }
    expect(values()).toEqual(['a']);
    begun[0]?.end();
    await jest.advanceTimersByTimeAsync(0);
    expect(values()).toEqual(['a', 'abc']);
  });

  it('is not looked at any more after it was stopped', () => {
    latest.give('a');
    latest.stop();
    jest.advanceTimersByTime(100);
    expect(values()).toEqual([]);
  });
});
