import { oneAtATime } from './one-at-a-time';

describe('oneAtATime', () => {
  it('looks once more after a look, however often it was asked for meanwhile', async () => {
    const ends: (() => void)[] = [];
    const look = oneAtATime(() => new Promise((resolve) => ends.push(resolve)));
    const settled = () => new Promise((resolve) => setImmediate(resolve));
    for (let count = 0; count < 5; count += 1) look();
    expect(ends).toHaveLength(1);
    ends[0]?.();
    await settled();
    expect(ends).toHaveLength(2);
    ends[1]?.();
    await settled();
    expect(ends).toHaveLength(2);
    look();
    expect(ends).toHaveLength(3);
  });
});
