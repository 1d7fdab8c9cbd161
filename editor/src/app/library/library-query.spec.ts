import {
  EVERYTHING,
  isNarrowed,
  readQuery,
  toApiQuery,
  writeQuery,
  type LibraryQuery,
} from './library-query';

const NARROW: LibraryQuery = {
  ...{ search: 'mail', tags: ['a', 'b'], active: false, trigger: 'webhook', sort: 'name' },
  ...{ place: 'use', view: 'grid' },
};

describe('the query of the library', () => {
  it('leaves the address bare where nothing is asked for', () => {
    expect(writeQuery(EVERYTHING)).toEqual({});
    expect(readQuery({})).toEqual(EVERYTHING);
    expect(isNarrowed(EVERYTHING)).toBe(false);
  });

  it('reads what it wrote', () => {
    expect(readQuery(writeQuery(NARROW))).toEqual(NARROW);
    const bin = { ...EVERYTHING, place: 'bin' } as const;
    expect(readQuery(writeQuery(bin))).toEqual(bin);
    expect(isNarrowed(NARROW)).toBe(true);
  });

  it('takes what it does not know for what is usual', () => {
    expect(readQuery({ active: 'perhaps', trigger: 'moon', sort: 'size', view: 'cube', bin: '1' })).toEqual(
      EVERYTHING,
    );
  });

  it('asks the API for a page, in the order of deletion in the bin', () => {
    expect(toApiQuery(NARROW, 2, 100)).toEqual({
      ...{ page: 2, limit: 100, search: 'mail', tag: ['a', 'b'], active: false },
      ...{ trigger: 'webhook', sort: 'name' },
    });
    expect(toApiQuery({ ...EVERYTHING, place: 'bin' }, 1, 100)).toEqual({
      ...{ page: 1, limit: 100, search: '', tag: [], bin: true },
    });
  });
});
