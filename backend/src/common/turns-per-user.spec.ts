import { TurnsPerUser } from './turns-per-user';

describe('TurnsPerUser', () => {
  const turnsOf = (mostWaiting: number) => new TurnsPerUser(mostWaiting, () => new Error('too many'));

  it('runs one job at a time, and gives every user a turn', async () => {
    const turns = turnsOf(10);
    const order: string[] = [];
    let running = 0;
    const job = (userId: string, name: string) =>
      turns.run(userId, async () => {
        running += 1;
        expect(running).toBe(1);
        await new Promise((resolve) => setImmediate(resolve));
        order.push(name);
        running -= 1;
      });
    await Promise.all([
      ...['a1', 'a2', 'a3', 'a4'].map((name) => job('a', name)),
      ...['b1', 'b2'].map((name) => job('b', name)),
    ]);
    expect(order).toEqual(['a1', 'a2', 'b1', 'a3', 'b2', 'a4']);
  });

  it('refuses a user who has too many waiting, and nobody else', async () => {
    const turns = turnsOf(1);
    let finish = () => {};
    const first = turns.run('a', () => new Promise<void>((resolve) => (finish = resolve)));
    const second = turns.run('a', () => Promise.resolve(2));
    await expect(turns.run('a', () => Promise.resolve(3))).rejects.toThrow('too many');
    const other = turns.run('b', () => Promise.resolve('b'));
    finish();
    expect(await Promise.all([first, second, other])).toEqual([undefined, 2, 'b']);
  });

  it('goes on after a job that failed', async () => {
    const turns = turnsOf(1);
    await expect(turns.run('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await turns.run('a', () => Promise.resolve(1))).toBe(1);
  });
});
