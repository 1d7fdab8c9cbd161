import { selectionOf } from '../selection/selection';
import { aDocument, aNode } from '../spec-support/a-document';
import { inputOf, mainPorts, outputOf } from '../spec-support/main-ports';
import {
  leaveKeyboardMode,
  nextKeyboardMode,
  WALKING,
  type KeyboardEffect,
  type KeyboardStep,
} from './keyboard-mode';
import { startConnecting, startMoving } from './start-mode';

/** Presses keys such as `ArrowRight`, `Shift+ArrowRight` or `Control+z`. */
const press = (
  start: KeyboardStep | undefined,
  ...keys: string[]
): KeyboardStep & { all: KeyboardEffect[] } => {
  if (!start) throw new Error('the mode did not start');
  let step = start;
  const all = [...start.effects];
  for (const text of keys) {
    const [key = '', modifier] = text.split('+').reverse();
    const [shift, control] = [modifier === 'Shift', modifier === 'Control'];
    step = nextKeyboardMode(step.mode, { key, shift, control });
    all.push(...step.effects);
  }
  return { ...step, all };
};

describe('moving by keys', () => {
  const selection = selectionOf({ nodes: ['a', 'b'] });

  it('goes by the grid, with Shift by five units, and drops once', () => {
    const { mode, all } = press(
      startMoving(selection),
      'ArrowRight',
      'Shift+ArrowDown',
      'ArrowLeft',
      'ArrowUp',
      ' ',
    );
    expect(all.slice(0, 2)).toMatchObject([{ by: { x: 16, y: 0 } }, { by: { x: 16, y: 80 } }]);
    expect(all.filter(({ kind }) => kind === 'move-drop')).toEqual([
      { kind: 'move-drop', selection, by: { x: 0, y: 64 } },
    ]);
    expect(mode).toBe(WALKING);
  });

  it('is taken back by Escape, and kept when the focus goes elsewhere', () => {
    const moved = press(startMoving(selection), 'ArrowRight');
    expect(press(moved, 'Escape')).toMatchObject({ mode: WALKING, effects: [{ kind: 'cancelled' }] });
    expect(leaveKeyboardMode(moved.mode).effects).toEqual([
      { kind: 'move-drop', selection, by: { x: 16, y: 0 } },
    ]);
  });

  it('is kept before a command is given, so that undo takes it back', () => {
    const moved = press(startMoving(selection), 'ArrowRight');
    expect(press(moved, 'Control+Control').mode).toBe(moved.mode);
    expect(press(moved, 'Control+z')).toMatchObject({
      mode: WALKING,
      effects: [{ kind: 'move-drop', selection, by: { x: 16, y: 0 } }],
      isUsed: false,
    });
  });

  it('needs something to move, and leaves other keys alone', () => {
    expect(startMoving(selectionOf({ edges: ['e'] }))).toBeUndefined();
    expect(press(startMoving(selection), 'Delete').isUsed).toBe(false);
    expect(press(startMoving(selection), 'constructor').isUsed).toBe(false);
  });
});

describe('connecting by keys', () => {
  const document = aDocument({
    nodes: ['a', aNode('check', { type: 'condition', position: { x: 320, y: 0 } }), 'c', 'd'],
    edges: ['a>check', 'check.true>c'],
  });
  const start = startConnecting(document, 'check', mainPorts);

  it('offers what would take the connection, the nearest first', () => {
    const first = press(start);
    expect(first.effects).toEqual([{ kind: 'connect', from: outputOf('check', 'true'), to: inputOf('d') }]);
  });

  it('chooses the target by arrows, round and round, and the port with Shift', () => {
    const other = press(start, 'Shift+ArrowRight');
    expect(other.effects).toEqual([{ kind: 'connect', from: outputOf('check', 'false'), to: inputOf('c') }]);
    expect(press(other, 'ArrowDown').effects).toMatchObject([{ to: inputOf('d') }]);
    expect(press(other, 'ArrowDown', 'ArrowDown').effects).toMatchObject([{ to: inputOf('c') }]);
    expect(press(other, 'ArrowUp').effects).toMatchObject([{ to: inputOf('d') }]);
    expect(press(other, 'Enter').effects).toMatchObject([{ kind: 'connect-drop', to: inputOf('c') }]);
    expect(press(start, 'Shift+ArrowLeft').effects).toMatchObject([{ from: inputOf('check') }]);
  });

  it('ends with Escape and when the focus goes elsewhere', () => {
    expect(press(start, 'Escape').mode).toBe(WALKING);
    expect(press(start, 'Control+z')).toMatchObject({ effects: [{ kind: 'cancelled' }], isUsed: false });
    expect(leaveKeyboardMode(press(start).mode).effects).toEqual([{ kind: 'cancelled' }]);
    expect(leaveKeyboardMode(WALKING).effects).toEqual([]);
  });

  it('does not start where there is nothing to connect to', () => {
    expect(startConnecting(aDocument({ nodes: ['a'] }), 'a', mainPorts)).toBeUndefined();
    expect(startConnecting(document, 'gone', mainPorts)).toBeUndefined();
  });
});
