import { interleaveFamilies } from './interleave-families';

describe('interleaveFamilies', () => {
  it('alternates the families, starting with the first and keeping the order inside each', () => {
    expect(interleaveFamilies(['::1', '::2', '::3', '1.1.1.1', '2.2.2.2'])).toEqual([
      ...['::1', '1.1.1.1', '::2', '2.2.2.2', '::3'],
    ]);
    expect(interleaveFamilies(['1.1.1.1', '::1', '2.2.2.2'])).toEqual(['1.1.1.1', '::1', '2.2.2.2']);
    expect(interleaveFamilies([])).toEqual([]);
  });
});
