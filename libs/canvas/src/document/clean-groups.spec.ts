import { aGroup } from '../spec-support/a-document';
import { cleanGroups } from './clean-groups';

const known = new Set(['a', 'b', 'c']);
const clean = (...groups: ReturnType<typeof aGroup>[]) => cleanGroups(groups, known, new Set());

describe('cleanGroups', () => {
  it('leaves good groups as they are', () => {
    const groups = [aGroup('outer', []), aGroup('inner', ['a'], { parentId: 'outer' })];
    expect(clean(...groups)).toEqual(groups);
  });

  it('drops members that are gone or in another group, and then empty groups', () => {
    expect(clean(aGroup('g', ['a', 'z']), aGroup('h', ['a']))).toEqual([aGroup('g', ['a'])]);
  });

  it('brings rings and third levels up to the top', () => {
    const ring = clean(aGroup('g', ['a'], { parentId: 'h' }), aGroup('h', ['b'], { parentId: 'g' }));
    expect(ring.map((group) => group.parentId)).toEqual([null, null]);
    const deep = clean(
      aGroup('g', ['a']),
      aGroup('h', ['b'], { parentId: 'g' }),
      aGroup('i', ['c'], { parentId: 'h' }),
    );
    expect(deep.map((group) => group.parentId)).toEqual([null, 'g', null]);
  });
});
