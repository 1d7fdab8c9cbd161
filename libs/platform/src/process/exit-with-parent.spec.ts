import { EventEmitter } from 'node:events';
import { exitWithParent, type ParentLink } from './exit-with-parent';

function aLink(connected: boolean | undefined): EventEmitter & ParentLink {
  return Object.assign(new EventEmitter(), { connected });
}

describe('exitWithParent', () => {
  it('calls back once when the channel to the parent closes', () => {
    let calls = 0;
    const link = aLink(true);
    exitWithParent(() => (calls += 1), link);
    expect(calls).toBe(0);
    link.emit('disconnect');
    link.emit('disconnect');
    expect(calls).toBe(1);
  });

  it('calls back when the parent was gone before anybody listened', async () => {
    let calls = 0;
    exitWithParent(() => (calls += 1), aLink(false));
    await Promise.resolve();
    expect(calls).toBe(1);
  });

  it('leaves a process alone that was started without a channel', async () => {
    let calls = 0;
    const link = aLink(undefined);
    exitWithParent(() => (calls += 1), link);
    link.emit('disconnect');
    await Promise.resolve();
    expect(calls).toBe(0);
  });
});
