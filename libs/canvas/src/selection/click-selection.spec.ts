import { selectionAfterClick, selectionAfterClickOnCanvas, selectionAfterPress } from './click-selection';
import { NOTHING_SELECTED, selectionOf } from './selection';

const plain = { shift: false, control: false, alt: false };
const shift = { ...plain, shift: true };
const control = { ...plain, control: true };
const a = { list: 'nodes', id: 'a' } as const;
const ab = selectionOf({ nodes: ['a', 'b'] });

describe('selecting by click', () => {
  it('selects an item alone when it is pressed', () => {
    expect(selectionAfterPress(selectionOf({ edges: ['e'] }), a, plain)).toEqual(
      selectionOf({ nodes: ['a'] }),
    );
  });

  it('keeps many while one of them is pressed, and narrows when it was no drag', () => {
    expect(selectionAfterPress(ab, a, plain)).toBe(ab);
    expect(selectionAfterClick(ab, a, plain)).toEqual(selectionOf({ nodes: ['a'] }));
  });

  it('toggles with Shift and with Ctrl', () => {
    expect(selectionAfterPress(ab, a, shift)).toEqual(selectionOf({ nodes: ['b'] }));
    expect(selectionAfterPress(selectionOf({ nodes: ['b'] }), a, control)).toEqual(ab);
    expect(selectionAfterClick(ab, a, shift)).toBe(ab);
  });

  it('clears by a click on the canvas, but not with Shift', () => {
    expect(selectionAfterClickOnCanvas(ab, plain)).toBe(NOTHING_SELECTED);
    expect(selectionAfterClickOnCanvas(ab, shift)).toBe(ab);
  });
});
