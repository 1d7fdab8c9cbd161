import { toScreen } from '@rex/canvas';
import { fitMinimap } from './fit-minimap';

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
