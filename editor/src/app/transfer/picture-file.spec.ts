import { pictureScale } from './picture-file';

describe('pictureScale', () => {
  it.each([
    [800, 600, 2],
    [8_192, 100, 1],
    [100, 40_000, 0.2048],
    [8_000, 8_000, 1],
    [16_000, 16_000, 0.5],
  ])('of %d by %d is %d', (width, height, scale) => {
    expect(pictureScale({ width, height })).toBeCloseTo(scale, 4);
  });
});
