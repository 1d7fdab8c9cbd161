import { edgeCurves } from './edge-curves';
import { cardRect, inputPortAt, outputPortAt } from './node-geometry';
import { placeLabel } from './place-label';

const size = { width: 48, height: 16 };
const source = { x: 0, y: 0 };

/** The place on the edge from the n-th of two outputs of a card to one that stands `gap` beside it and `down` below it. */
const place = (n: number, gap: number, down = 0) => {
  const target = { x: 224 + gap, y: down };
  const pieces = edgeCurves(outputPortAt(source, n, 2), inputPortAt(target));
  return placeLabel(pieces, size, [cardRect(source), cardRect(target)]);
};

describe('placeLabel', () => {
  it('is the middle where there is room between the cards', () => {
    expect(place(0, 48)).toEqual({ x: 248, y: 30 });
  });

  // [source] 16 [target]
  it('is above or below the cards, whichever is nearer, where there is none', () => {
    expect(place(0, 16)).toEqual({ x: 232, y: -12 });
    expect(place(1, 16)).toEqual({ x: 232, y: 84 });
  });

  it('is between the cards where they are far enough above each other', () => {
    expect(place(0, 16, 300)).toEqual({ x: 232, y: 180 });
    expect(place(0, 16, 96)).toEqual({ x: 232, y: 84 });
  });

  it('is clear of the one that stands higher', () => {
    expect(place(0, 16, -40)).toEqual({ x: 232, y: -52 });
  });
});
