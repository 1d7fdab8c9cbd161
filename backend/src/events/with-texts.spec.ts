import { FollowerTexts } from './follower-texts';
import type { StreamEvent } from './stream-event';
import { withTexts } from './with-texts';

const settle = () => new Promise((resolve) => setImmediate(resolve));
const piece = (offset: number, text: string, nodeId = 'ask') => ({ executionId: 'x', nodeId, offset, text });

/** Events that come when a test says so, as if each were read from a database. */
function aStream() {
  const texts = new FollowerTexts();
  const given: {
    resolve: (result: IteratorResult<StreamEvent, void>) => void;
    reject: (error: Error) => void;
  }[] = [];
  const events = {
    next: () =>
      new Promise<IteratorResult<StreamEvent, void>>((resolve, reject) => given.push({ resolve, reject })),
  };
  const stream = withTexts(events, texts);
  const next = async () => {
    const { done, value } = await stream.next();
    if (done) return 'done';
    if (value.kind !== 'event') return value.kind;
    if (value.event !== 'text') return value.event;
    expect(value.id).toBeUndefined();
    const { nodeId, offset, text, restarted } = value.data as ReturnType<typeof piece> & {
      restarted?: string;
    };
    return [nodeId, offset, text, restarted].filter((each) => each !== undefined).join(' ');
  };
  const give = (value: StreamEvent) => given.shift()?.resolve({ done: false, value });
  const tell = (event: string) => give({ kind: 'event', event, data: {} });
  const begin = async () => {
    const first = next();
    tell('snapshot');
    expect(await first).toBe('snapshot');
  };
  return { texts, given, next, give, tell, begin };
}

describe('withTexts', () => {
  it('tells how the execution stands before any text', async () => {
    const { texts, give, tell, next } = aStream();
    texts.add(piece(7, 'early'));
    const retry = next();
    give({ kind: 'retry', afterMs: 1 });
    expect(await retry).toBe('retry');
    const first = next();
    await settle();
    texts.add(piece(12, '!'));
    await settle();
    tell('snapshot');
    expect([await first, await next()]).toEqual(['snapshot', 'ask 7 early!']);
  });

  it('tells text at once, although the next event is still being read', async () => {
    const { texts, begin, next, tell, given } = aStream();
    await begin();
    const one = next();
    await settle();
    expect(given).toHaveLength(1);
    texts.add(piece(0, 'a'));
    expect(await one).toBe('ask 0 a');
    texts.add(piece(1, 'b'));
    expect(await next()).toBe('ask 1 b');
    const step = next();
    await settle();
    tell('step');
    expect(await step).toBe('step');
  });

  it('merges what comes while the reader takes its time, and tells it ahead of the event behind it', async () => {
    const { texts, begin, next, tell } = aStream();
    await begin();
    const one = next();
    texts.add(piece(0, 'a'));
    expect(await one).toBe('ask 0 a');
    for (const [offset, text] of ['b', 'c', 'd'].entries()) texts.add(piece(offset + 1, text));
    texts.add({ ...piece(0, '', 'other'), restarted: 'repair' });
    tell('step');
    expect([await next(), await next(), await next()]).toEqual(['ask 1 bcd', 'other 0  repair', 'step']);
  });

  it('holds a bounded amount for a reader who stopped reading', async () => {
    const { texts, begin, next } = aStream();
    await begin();
    for (let count = 0; count < 1000; count += 1) texts.add(piece(count * 1000, 'y'.repeat(1000)));
    const told = await next();
    expect(told.length).toBeLessThan(66_000);
    const offset = Number(told.split(' ')[1]);
    expect(offset + (told.split(' ')[2]?.length ?? 0)).toBe(1_000_000);
  });

  it('fails and ends as the events do', async () => {
    const { given, next, begin } = aStream();
    await begin();
    const failing = next();
    await settle();
    given.shift()?.reject(new Error('gone'));
    await expect(failing).rejects.toThrow('gone');
    const other = aStream();
    await other.begin();
    const ending = other.next();
    await settle();
    other.given.shift()?.resolve({ done: true, value: undefined });
    expect(await ending).toBe('done');
  });
});
