import { hidingGroup } from '../document/group-tree';
import { aDocument, aGroup } from '../spec-support/a-document';
import { groupRect } from './group-geometry';

const nested = (outer: boolean, inner: boolean) =>
  aDocument({
    nodes: ['a', 'b'],
    groups: [
      aGroup('outer', ['a'], { isCollapsed: outer }),
      aGroup('inner', ['b'], { parentId: 'outer', isCollapsed: inner }),
    ],
  });

const rect = (document: ReturnType<typeof nested>, id: string) => {
  const group = document.groups.byId.get(id);
  return group && groupRect(document, group);
};

describe('groupRect', () => {
  it('lies around the members and the groups inside', () => {
    expect(rect(nested(false, false), 'inner')).toEqual({ x: 296, y: -56, width: 272, height: 152 });
    expect(rect(nested(false, false), 'outer')).toEqual({ x: -24, y: -112, width: 616, height: 232 });
  });

  it('is a card when the group is collapsed', () => {
    expect(rect(nested(true, false), 'outer')).toEqual({ x: 0, y: -56, width: 224, height: 72 });
  });
});

describe('hidingGroup', () => {
  it('names the outermost collapsed group', () => {
    expect(hidingGroup(nested(true, true), 'b')?.id).toBe('outer');
    expect(hidingGroup(nested(false, true), 'b')?.id).toBe('inner');
    expect(hidingGroup(nested(false, true), 'a')).toBeUndefined();
  });
});
