import { edgeCurves } from '@rex/canvas';
import { edgeToolsPlace } from './edge-tools-place';

const place = (dx: number, dy: number, zoom = 1) =>
  edgeToolsPlace(edgeCurves({ x: 0, y: 0 }, { x: dx, y: dy }), zoom);

describe('edgeToolsPlace', () => {
  it('is the middle of an edge that has room for them between its ends', () => {
    expect(place(160, 0)).toEqual({ x: 80, y: 0 });
    expect(place(320, 40, 0.5)).toEqual({ x: 160, y: 20 });
  });

  it('is above an edge that is too short on the screen', () => {
    expect(place(80, 0)).toEqual({ x: 40, y: -36 });
    expect(place(160, 0, 0.5)).toEqual({ x: 80, y: -72 });
    expect(place(80, -60)).toEqual({ x: 40, y: -96 });
  });

  it('is the middle of the loop of an edge that runs backwards, and nowhere for one that is not drawn', () => {
    expect(place(-80, 0)).toEqual({ x: -40, y: 72 });
    expect(edgeToolsPlace([], 1)).toBeUndefined();
  });
});
