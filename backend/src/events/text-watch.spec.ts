import type { StreamBus, StreamPiece } from '@rex/engine';
import { TextWatch } from './text-watch';

describe('TextWatch', () => {
  it('subscribes once, and tells each piece to those who follow its execution, until they go', async () => {
    const subscribed: ((pieces: StreamPiece[]) => void)[] = [];
    const bus = {
      subscribe: async (listener: (pieces: StreamPiece[]) => void) => {
        subscribed.push(listener);
        return () => Promise.resolve();
      },
    } as unknown as StreamBus;
    const watch = new TextWatch(bus);
    await watch.onModuleInit();
    const heard: Record<string, string[]> = { first: [], second: [], other: [] };
    const follow = (name: string, id: string) => watch.watch(id, ({ text }) => heard[name]?.push(text));
    const [stop] = [follow('first', 'x'), follow('second', 'x'), follow('other', 'y')];
    const say = (executionId: string, text: string) =>
      subscribed[0]?.([{ executionId, nodeId: 'ask', offset: 0, text }]);
    say('x', 'a');
    say('y', 'b');
    say('z', 'c');
    stop?.();
    stop?.();
    say('x', 'd');
    expect(heard).toEqual({ first: ['a'], second: ['a', 'd'], other: ['b'] });
    expect(subscribed).toHaveLength(1);
    await watch.onModuleDestroy();
  });
});
