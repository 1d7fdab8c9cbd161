import { RunningWork } from './running-work';

describe('RunningWork', () => {
  it('waits until the last of several has ended, however it ended', async () => {
    const work = new RunningWork();
    let endFirst: () => void = () => undefined;
    let failSecond: (error: Error) => void = () => undefined;
    void work.track(new Promise<void>((resolve) => (endFirst = resolve)));
    const second = work.track(new Promise<void>((_resolve, reject) => (failSecond = reject)));
    let isNone = false;
    const none = work.whenNone().then(() => (isNone = true));

    endFirst();
    await new Promise(setImmediate);
    expect(isNone).toBe(false);
    failSecond(new Error('fails on purpose'));
    await expect(second).rejects.toThrow('fails on purpose');
    await none;
  });

  it('does not wait when nothing is under way', async () => {
    await expect(new RunningWork().whenNone()).resolves.toBeUndefined();
  });
});
