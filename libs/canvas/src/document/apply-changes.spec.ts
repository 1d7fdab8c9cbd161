import { aDocument, aNode, plain } from '../spec-support/a-document';
import { applyChanges } from './apply-changes';
import { invertChanges, type Change } from './change';

const start = aDocument({ nodes: ['a', 'b', 'c'], edges: ['a>b', 'b>c'] });
const node = (id: string) => start.nodes.byId.get(id) ?? aNode(id);

describe('applyChanges', () => {
  it('shares the lists and the items that were left alone', () => {
    const [b] = [...start.nodes.byId.values()].slice(1);
    if (!b) throw new Error('b is missing');
    const changes: Change[] = [
      { kind: 'replaced', list: 'nodes', before: b, after: { ...b, name: 'Other' } },
    ];
    const after = applyChanges(start, changes);
    expect(after.edges).toBe(start.edges);
    expect(after.nodes.byId.get('a')).toBe(start.nodes.byId.get('a'));
    expect(after.nodes.byId.get('b')?.name).toBe('Other');
    expect(start.nodes.byId.get('b')?.name).toBe('b');
  });

  it('puts back what was removed where it was', () => {
    const changes: Change[] = [
      { kind: 'removed', list: 'nodes', item: node('a'), index: 0 },
      { kind: 'removed', list: 'nodes', item: node('b'), index: 0 },
      { kind: 'added', list: 'nodes', item: node('d'), index: 1 },
    ];
    const after = applyChanges(start, changes);
    expect(after.nodes.order).toEqual(['c', 'd']);
    expect(plain(applyChanges(after, invertChanges(changes)))).toEqual(plain(start));
  });

  it('refuses changes of another document', () => {
    const gone: Change = { kind: 'removed', list: 'nodes', item: node('z'), index: 0 };
    expect(() => applyChanges(start, [gone])).toThrow('no item "z"');
    const twice: Change = { kind: 'added', list: 'nodes', item: node('a'), index: 0 };
    expect(() => applyChanges(start, [twice])).toThrow('"a" already');
  });
});
