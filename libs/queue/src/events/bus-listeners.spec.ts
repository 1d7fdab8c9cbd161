import { SILENT_LOGGER } from '../queue-options';
import { BusListeners } from './bus-listeners';
import { HINTS } from './channel';

describe('BusListeners', () => {
  const hint = { executionId: 'a', revision: 1, finished: false };
  const payload = HINTS.encode([hint])[0] ?? '';

  it('tells a function twice that listens twice, and once after one stop', () => {
    const listeners = new BusListeners(HINTS, SILENT_LOGGER);
    const heard: unknown[] = [];
    const listener = (hints: unknown[]) => void heard.push(...hints);
    const stop = listeners.add(listener);
    listeners.add(listener);
    listeners.tell(payload);
    expect(heard).toEqual([hint, hint]);
    stop();
    stop();
    listeners.tell(payload);
    expect(heard).toEqual([hint, hint, hint]);
  });

  it('does not call anyone for a payload without hints', () => {
    const listeners = new BusListeners(HINTS, SILENT_LOGGER);
    let calls = 0;
    listeners.add(() => calls++);
    listeners.tell('nonsense');
    expect(calls).toBe(0);
  });
});
