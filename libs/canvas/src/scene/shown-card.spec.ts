import { aDocument, aGroup, aNote } from '../spec-support/a-document';
import { shownCard } from './shown-card';

const document = aDocument({
  nodes: ['a', 'b', 'c'],
  notes: [aNote('n')],
  groups: [
    aGroup('outer', ['a'], { isCollapsed: true }),
    aGroup('inner', ['b'], { parentId: 'outer', noteIds: ['n'] }),
    aGroup('open', ['c']),
  ],
});

describe('what is drawn for an item', () => {
  it('is the outermost collapsed group that it is in', () => {
    const group = { list: 'groups', id: 'outer' };
    expect(shownCard(document, { list: 'nodes', id: 'a' })).toEqual(group);
    expect(shownCard(document, { list: 'nodes', id: 'b' })).toEqual(group);
    expect(shownCard(document, { list: 'notes', id: 'n' })).toEqual(group);
  });

  it('is the item where no group hides it', () => {
    for (const item of [
      { list: 'nodes', id: 'c' },
      { list: 'groups', id: 'open' },
    ] as const) {
      expect(shownCard(document, item)).toEqual(item);
    }
  });
});
