import { PendingEdits } from './pending-edits';

describe('PendingEdits', () => {
  let edits: PendingEdits;
  let done: string[];
  const ended: (() => void)[] = [];
  const slow = (name: string) => async (): Promise<void> => {
    await new Promise<void>((resolve) => ended.push(resolve));
    done.push(name);
  };
  const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

  beforeEach(() => {
    edits = new PendingEdits();
    done = [];
    ended.length = 0;
  });

  it('lets undo wait for what was asked for before it', async () => {
    void edits.add(slow('paste'));
    edits.after(() => done.push('undo'));
    void edits.add(slow('duplicate'));
    edits.after(() => done.push('redo'));
    expect([edits.isAny, done]).toEqual([true, []]);
    ended[0]?.();
    await settle();
    expect(done).toEqual(['paste', 'undo']);
    ended[1]?.();
    await settle();
    expect([edits.isAny, done]).toEqual([false, ['paste', 'undo', 'duplicate', 'redo']]);
  });

  it('does at once what has nothing to wait for', () => {
    edits.after(() => done.push('undo'));
    expect(done).toEqual(['undo']);
  });

  it('goes on after an edit that failed, and tells whoever asked for it', async () => {
    const failing = edits.add(() => Promise.reject(new Error('Offline')));
    edits.after(() => done.push('undo'));
    await expect(failing).rejects.toThrow('Offline');
    await settle();
    expect([edits.isAny, done]).toEqual([false, ['undo']]);
  });
});
