import { OwnerQueue } from './owner-queue';

describe('OwnerQueue', () => {
  it('lets owners take turns, however much one of them has waiting', () => {
    const queue = new OwnerQueue<string>();
    for (let count = 0; count < 100; count++) queue.push('flood', `f${count}`);
    queue.push('other', 'o0');
    queue.push('other', 'o1');
    const served: (string | undefined)[] = [];
    for (let turn = 0; turn < 5; turn++) served.push(queue.take(queue.owners()[0] ?? ''));
    expect(served).toEqual(['f0', 'o0', 'f1', 'o1', 'f2']);
    expect(queue.size).toBe(97);
  });

  it('forgets what was removed', () => {
    const queue = new OwnerQueue<string>();
    queue.push('a', 'one');
    expect(queue.remove('a', 'one')).toBe(true);
    expect(queue.remove('a', 'one')).toBe(false);
    expect(queue.take('a')).toBeUndefined();
    expect(queue.owners()).toEqual([]);
    expect(queue.size).toBe(0);
  });
});
