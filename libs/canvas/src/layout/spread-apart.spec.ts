import { spreadApart } from './spread-apart';

describe('spreadApart', () => {
  it('grants wishes that have room', () => {
    expect(
      spreadApart([
        { at: 0, gapAfter: 10 },
        { at: 50, gapAfter: 10 },
      ]),
    ).toEqual([0, 50]);
  });

  it('moves neighbours apart evenly when they wish for the same place', () => {
    expect(
      spreadApart([
        { at: 0, gapAfter: 10 },
        { at: 0, gapAfter: 10 },
        { at: 0, gapAfter: 0 },
      ]),
    ).toEqual([-10, 0, 10]);
  });
});
