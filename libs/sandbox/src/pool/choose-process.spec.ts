import { chooseProcess, type ProcessView } from './choose-process';

const LIMITS = { processes: 2, residents: 4 };

const idle = (id: number, ownerId?: string, idleSinceMs = 0): ProcessView => ({
  id,
  ownerId,
  state: 'idle',
  idleSinceMs,
});
const busy = (id: number, ownerId: string): ProcessView => ({ id, ownerId, state: 'busy', idleSinceMs: 0 });

describe('chooseProcess', () => {
  it("prefers an owner's own process to a spare", () => {
    expect(chooseProcess(['a'], [idle(1), idle(2, 'a')], LIMITS)).toEqual({ ownerId: 'a', processId: 2 });
  });

  it("never gives an owner another owner's process", () => {
    expect(chooseProcess(['a'], [idle(1, 'b')], LIMITS)).toBeUndefined();
  });

  it('gives a spare to an owner without a process', () => {
    expect(chooseProcess(['a'], [idle(1, 'b'), idle(2)], LIMITS)).toEqual({ ownerId: 'a', processId: 2 });
  });

  it('stops the process that was idle longest when too many belong to owners', () => {
    const processes = [idle(1, 'b', 30), idle(2, 'c', 10), busy(3, 'd'), idle(4, 'e', 20), idle(5)];
    expect(chooseProcess(['a'], processes, LIMITS)).toEqual({ ownerId: 'a', processId: 5, evictId: 2 });
  });

  it('lets an owner with nothing running go over the limit, but not the one who fills it', () => {
    const processes = [busy(1, 'loops'), busy(2, 'loops'), idle(3)];
    expect(chooseProcess(['loops'], processes, LIMITS)).toBeUndefined();
    expect(chooseProcess(['loops', 'a'], processes, LIMITS)).toEqual({ ownerId: 'a', processId: 3 });
  });

  it('never runs more than twice the limit', () => {
    const processes = [busy(1, 'w'), busy(2, 'x'), busy(3, 'y'), busy(4, 'z'), idle(5)];
    expect(chooseProcess(['a'], processes, LIMITS)).toBeUndefined();
  });

  it('serves owners with fewer running scripts first', () => {
    expect(chooseProcess(['a', 'b'], [busy(1, 'a'), idle(2, 'a'), idle(3, 'b')], LIMITS)).toEqual({
      ownerId: 'b',
      processId: 3,
    });
  });

  it('waits while the spare is starting', () => {
    const starting: ProcessView = { id: 1, ownerId: undefined, state: 'starting', idleSinceMs: 0 };
    expect(chooseProcess(['a'], [starting], LIMITS)).toBeUndefined();
  });
});
