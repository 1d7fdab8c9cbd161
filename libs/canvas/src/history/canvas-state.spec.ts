import { changeNode } from '../commands/change-node';
import { combineEdits } from '../commands/combine-edits';
import { moveItems } from '../commands/move-items';
import { removeItems } from '../commands/remove-items';
import { selectionOf } from '../selection/selection';
import { aDocument, plain } from '../spec-support/a-document';
import { openCanvas, performEdit, redoEdit, selectItems, undoEdit, type CanvasState } from './canvas-state';
import { endBurst, HISTORY_LIMIT } from './history';
import { nudgeKey, typingKey } from './merge-keys';

const document = aDocument({ nodes: ['a', 'b'], edges: ['a>b'] });
const start = openCanvas(document);

const type = (state: CanvasState, text: string, atMs: number, field = 'code'): CanvasState => {
  const edit = changeNode(state.document, { nodeId: 'a', fields: { config: { [field]: text } } });
  return performEdit(state, edit, { atMs, mergeKey: typingKey('a', field) }).state;
};
const undone = (state: CanvasState): CanvasState => {
  const performed = undoEdit(state);
  if (!performed) throw new Error('nothing to undo');
  return performed.state;
};
const code = (state: CanvasState): unknown => state.document.nodes.byId.get('a')?.config['code'];

describe('performEdit', () => {
  it('makes one entry of a typing burst, which takes the room of one change', () => {
    let state = start;
    for (const [n, text] of ['x', 'xy', 'xyz'].entries()) state = type(state, text, n * 700);
    expect(state.history.past).toHaveLength(1);
    expect(state.history.past[0]?.changes).toHaveLength(1);
    expect(plain(undone(state).document)).toEqual(plain(document));
    expect(code(redoEdit(undone(state))?.state ?? start)).toBe('xyz');
  });

  it('forgets a burst that leads back to where it began', () => {
    const typed = type(start, 'x', 0);
    const back = type(type(type(typed, 'xy', 1000), 'xyz', 1100), 'x', 1200);
    expect(back.history.past).toEqual(typed.history.past);
    expect(code(back)).toBe('x');
    expect(plain(undone(back).document)).toEqual(plain(document));
  });

  it('starts an entry after a pause, in another field, and when the burst was ended', () => {
    const typed = type(type(start, 'x', 0), 'xy', 800);
    expect(typed.history.past).toHaveLength(2);
    expect(type(type(start, 'x', 0), 'y', 10, 'other').history.past).toHaveLength(2);
    const left = type(start, 'x', 0);
    expect(type({ ...left, history: endBurst(left.history) }, 'xy', 10).history.past).toHaveLength(2);
  });

  it('does not go on with a burst that was undone in between', () => {
    const state = type(undone(type(type(start, 'x', 0), 'y', 5000)), 'z', 5001);
    expect(state.history.past).toHaveLength(2);
    expect(code(undone(state))).toBe('x');
  });

  it('merges a burst of nudges and ends where it began when undone', () => {
    const selection = selectionOf({ nodes: ['a', 'b'] });
    let state = start;
    for (let n = 0; n < 5; n += 1) {
      const edit = moveItems(state.document, { selection, by: { x: 16, y: 0 } });
      state = performEdit(state, edit, { atMs: n * 100, mergeKey: nudgeKey(selection.nodes) }).state;
    }
    expect(state.history.past).toHaveLength(1);
    expect(state.document.nodes.byId.get('a')?.position.x).toBe(80);
    expect(plain(undone(state).document)).toEqual(plain(document));
  });

  it('brings the selection back with undo and with redo', () => {
    const selected = selectItems(start, selectionOf({ nodes: ['b'], edges: ['a>b'] }));
    const { state } = performEdit(selected, removeItems(document, selected.selection), { atMs: 0 });
    expect(state.selection).toEqual(selectionOf({}));
    expect(undone(state).selection).toEqual(selected.selection);
    expect(redoEdit(undone(state))?.state.selection).toEqual(selectionOf({}));
  });

  it('records nothing when nothing changes', () => {
    const edit = moveItems(document, { selection: selectionOf({ nodes: ['a'] }), by: { x: 0, y: 0 } });
    expect(performEdit(start, edit, { atMs: 0 }).state.history).toBe(start.history);
  });

  it('forgets what could be redone once something else is done', () => {
    const state = type(undone(type(start, 'x', 0)), 'y', 10_000);
    expect(redoEdit(state)).toBeUndefined();
    expect(undoEdit(start)).toBeUndefined();
  });

  it('remembers at least 200 entries and not endlessly many', () => {
    let state = start;
    for (let n = 0; n < HISTORY_LIMIT + 50; n += 1) state = type(state, String(n), n * 1000);
    expect(HISTORY_LIMIT).toBeGreaterThanOrEqual(200);
    expect(state.history.past).toHaveLength(HISTORY_LIMIT);
    for (let n = 0; n < HISTORY_LIMIT; n += 1) state = undone(state);
    expect(code(state)).toBe('49');
  });
});

describe('combineEdits', () => {
  it('makes one edit of several commands, each seeing the ones before', () => {
    const edit = combineEdits(document, { does: 'as-told', text: 'Both' }, [
      (seen) => moveItems(seen, { selection: selectionOf({ nodes: ['a'] }), by: { x: 16, y: 0 } }),
      (seen) => changeNode(seen, { nodeId: 'a', fields: { notes: 'moved' } }),
    ]);
    const { state } = performEdit(start, edit, { atMs: 0 });
    expect(state.document.nodes.byId.get('a')).toMatchObject({ position: { x: 16 }, notes: 'moved' });
    expect(plain(undone(state).document)).toEqual(plain(document));
  });
});
