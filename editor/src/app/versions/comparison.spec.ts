import { comparedVersions } from './comparison';

describe('which versions are compared', () => {
  const versions = [7, 5, 2];
  it.each([
    ['those of the address', { from: '1', to: '3' }, { from: 1, to: 3 }],
    ['the newest with the one before it', {}, { from: 5, to: 7 }],
    ['a version with the one before it, however numbers have gaps', { to: '5' }, { from: 2, to: 5 }],
    ['the first with itself', { to: '2' }, { from: 2, to: 2 }],
    ['the newest, where the address has no number', { from: 'x', to: '0' }, { from: 5, to: 7 }],
  ])('are %s', (_what, wanted, expected) => {
    expect(comparedVersions({ from: undefined, to: undefined, ...wanted }, versions)).toEqual(expected);
  });

  it('are none where there is none', () => {
    expect(comparedVersions({ from: undefined, to: undefined }, [])).toBeNull();
  });
});
