import { marqueeMode, marqueeSelection } from './marquee-selection';
import { selectionOf } from './selection';

const [ab, bc] = [selectionOf({ nodes: ['a', 'b'] }), selectionOf({ nodes: ['b', 'c'] })];
const keys = { shift: false, control: false, alt: false };

describe('marqueeSelection', () => {
  it('selects anew, adds with Shift, toggles with Ctrl', () => {
    expect(marqueeSelection(ab, bc, marqueeMode(keys))).toEqual(bc);
    expect(marqueeSelection(ab, bc, marqueeMode({ ...keys, shift: true }))).toEqual(
      selectionOf({ nodes: ['a', 'b', 'c'] }),
    );
    expect(marqueeSelection(ab, bc, marqueeMode({ ...keys, control: true }))).toEqual(
      selectionOf({ nodes: ['a', 'c'] }),
    );
  });
});
