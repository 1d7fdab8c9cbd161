import { tidyNodes } from '../commands/tidy-nodes';
import { applyChanges } from '../document/apply-changes';
import { aDocument, aNode } from '../spec-support/a-document';
import { mainPorts } from '../spec-support/main-ports';
import { layoutRequestOf, levelsLayout } from './layout-request';

const document = aDocument({
  nodes: ['a', aNode('b', { type: 'condition' }), 'c', 'd'],
  edges: ['a>b', 'b.false>c', 'b.true>d', 'd>gone'],
});

describe('layoutRequestOf', () => {
  it('asks for all nodes with the ranks of their ports, leaving dangling edges out', () => {
    expect(layoutRequestOf(document, new Set(['a']), mainPorts)).toEqual({
      ids: ['a', 'b', 'c', 'd'],
      links: [
        { source: 'a', target: 'b', sourceRank: 0.5 },
        { source: 'b', target: 'c', sourceRank: 1 },
        { source: 'b', target: 'd', sourceRank: 0 },
      ],
    });
  });

  it('asks for some nodes and the edges between them', () => {
    expect(layoutRequestOf(document, new Set(['b', 'c']), mainPorts)).toEqual({
      ids: ['b', 'c'],
      links: [{ source: 'b', target: 'c', sourceRank: 1 }],
    });
  });

  it('gives what a layout can answer and tidying can take', async () => {
    const layout = await levelsLayout(layoutRequestOf(document, new Set(), mainPorts));
    const after = applyChanges(document, tidyNodes(document, layout).changes);
    const y = (id: string): number => after.nodes.byId.get(id)?.position.y ?? NaN;
    expect(y('d')).toBeLessThan(y('c'));
  });
});
