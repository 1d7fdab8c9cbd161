import { backOnTrail, forthOnTrail, leaveView, NO_TRAIL } from './view-trail';

const view = (x: number) => ({ x, y: 0, zoom: 1 });

describe('the trail of views', () => {
  it('leads back through the jumps and forth again', () => {
    const trail = leaveView(leaveView(NO_TRAIL, view(1)), view(2));
    const back = backOnTrail(trail, view(3));
    expect(back?.viewport).toEqual(view(2));
    const first = back && backOnTrail(back.trail, back.viewport);
    expect(first?.viewport).toEqual(view(1));
    expect(first && backOnTrail(first.trail, view(1))).toBeUndefined();
    const forth = first && forthOnTrail(first.trail, first.viewport);
    expect(forth?.viewport).toEqual(view(2));
    expect(forth && forthOnTrail(forth.trail, forth.viewport)?.viewport).toEqual(view(3));
  });

  it('goes on from where one went back to', () => {
    const back = backOnTrail(leaveView(NO_TRAIL, view(1)), view(2));
    const jumped = back && leaveView(back.trail, back.viewport);
    expect(jumped && forthOnTrail(jumped, view(9))).toBeUndefined();
  });
});
