import { toScreen } from '@rex/canvas';
import { fitMinimap, placeOnMinimap } from './fit-minimap';

describe('fitMinimap', () => {
  it('shows even a workflow that the canvas could not show at its smallest zoom', () => {
    const paper = { width: 200, height: 136 };
    const view = fitMinimap({ x: -500, y: 0, width: 40_000, height: 12_000 }, paper);
    const [start, end] = [toScreen(view, { x: -500, y: 0 }), toScreen(view, { x: 39_500, y: 12_000 })];
    expect(start.x).toBeGreaterThanOrEqual(7.9);
    expect(end.x).toBeLessThanOrEqual(192.1);
    expect(end.y).toBeLessThanOrEqual(128);
  });
});

describe('placeOnMinimap', () => {
  const bounds = { x: 0, y: 0, width: 1000, height: 500 };
  const shown = { x: 20, y: 10, zoom: 0.1 };

  it('is the place under the point', () => {
    expect(placeOnMinimap(shown, bounds, { x: 70, y: 30 })).toEqual({ x: 500, y: 200 });
  });

  it('stays within the workflow, however far the pointer goes', () => {
    expect(placeOnMinimap(shown, bounds, { x: 199, y: 30 })).toEqual({ x: 1000, y: 200 });
    expect(placeOnMinimap(shown, bounds, { x: -500, y: 900 })).toEqual({ x: 0, y: 500 });
  });
});
