import { findAlignment } from './alignment-guides';
import { cardRect } from './node-geometry';

const card = (x: number, y: number): ReturnType<typeof cardRect> => cardRect({ x, y });

describe('findAlignment', () => {
  it('draws a line through borders and moves onto it', () => {
    const { guides, start } = findAlignment(card(5, 200), [card(0, 0)], 1);
    expect(start).toEqual({ x: 0, y: undefined });
    expect(guides).toContainEqual({ axis: 'x', at: 0, start: 0, end: 272 });
    expect(guides.map(({ at }) => at)).toEqual([0, 112, 224]);
  });

  it('measures nearness on the screen', () => {
    expect(findAlignment(card(7, 200), [card(0, 0)], 1).guides).toEqual([]);
    expect(findAlignment(card(7, 200), [card(0, 0)], 0.5).start.x).toBe(0);
  });

  it('takes the nearest of several', () => {
    expect(findAlignment(card(5, 500), [card(0, 0), card(8, 200)], 1).start.x).toBe(8);
  });

  it('hints at equal gaps between two neighbours', () => {
    // [a] 76 [moving] 76 [b], the heights differ
    const { gaps, start } = findAlignment(card(302, 30), [card(0, 0), card(600, 10)], 1);
    expect(gaps).toEqual([{ axis: 'x', length: 76, starts: [224, 524], start: 300 }]);
    expect(start.x).toBe(300);
  });

  it('hints at the gap that a row has already', () => {
    const { gaps } = findAlignment(card(643, 30), [card(0, 0), card(320, 10)], 1);
    expect(gaps).toEqual([{ axis: 'x', length: 96, starts: [224, 544], start: 640 }]);
    const { gaps: before } = findAlignment(card(-322, 30), [card(0, 0), card(320, 10)], 1);
    expect(before).toEqual([{ axis: 'x', length: 96, starts: [-96, 224], start: -320 }]);
  });
});
