import { ALL_NODES } from './all-nodes';
import { findNode, nodeCatalog } from './node-catalog';

describe('the node catalog', () => {
  it('knows every node type once, in the order of the palette', () => {
    const types = ALL_NODES.map(({ descriptor }) => descriptor.type);
    expect(nodeCatalog.types()).toEqual(types);
    expect(new Set(types).size).toBe(types.length);
  });

  it('finds a type by its name and nothing by another', () => {
    expect(findNode('code')?.descriptor).toBe(nodeCatalog.get('code'));
    expect(findNode('code')).toBeDefined();
    for (const type of ['nope', 'toString', '__proto__']) expect(findNode(type)).toBeUndefined();
  });
});
