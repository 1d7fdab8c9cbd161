import { InTurnByName } from './in-turn-by-name';

describe('InTurnByName', () => {
  const later = () => new Promise((resolve) => setImmediate(resolve));

  it('runs jobs of one name one after the other, and others beside them', async () => {
    const turns = new InTurnByName();
    const order: string[] = [];
    const job = (name: string, what: string) =>
      turns.run(name, async () => {
        order.push(`${what} begins`);
        await later();
        order.push(`${what} ends`);
      });
    await Promise.all([job('a', 'one'), job('a', 'two'), job('b', 'other')]);
    const at = (what: string) => order.indexOf(what);
    expect(at('two begins')).toBeGreaterThan(at('one ends'));
    expect(at('other begins')).toBeLessThan(at('one ends'));
  });

  it('goes on after one that failed, and keeps nothing of any', async () => {
    const turns = new InTurnByName();
    const failed = turns.run('a', () => Promise.reject(new Error('no')));
    const next = turns.run('a', () => Promise.resolve(2));
    await expect(failed).rejects.toThrow('no');
    expect(await next).toBe(2);
    expect(turns['last'].size).toBe(0);
  });
});
