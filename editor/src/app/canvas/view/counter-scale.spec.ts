import { counterScale } from './counter-scale';

describe('counterScale', () => {
  it.each([0.5, 0.6, 0.7, 0.87, 0.89, 0.999, 1])('leaves nothing smaller at a zoom of %d', (zoom) => {
    expect(24 * counterScale(zoom) * zoom).toBeGreaterThanOrEqual(24);
    expect(24 * counterScale(zoom) * zoom).toBeLessThan(24.5);
  });

  it('makes nothing smaller when one zooms in', () => {
    expect(counterScale(2)).toBe(1);
  });
});
