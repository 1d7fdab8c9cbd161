import { cardRect } from '../geometry/node-geometry';
import { aDocument, aGroup, aNode } from '../spec-support/a-document';
import { shownRect } from './shown-rect';

const node = aNode('a', { position: { x: 320, y: 160 } });

describe('shownRect', () => {
  it('is the card of a node', () => {
    const document = aDocument({ nodes: [node], groups: [aGroup('g', ['a'])] });
    expect(shownRect(document, node)).toEqual(cardRect(node.position));
  });

  it('is the card of the collapsed group that hides it', () => {
    const group = aGroup('g', ['a', 'b'], { isCollapsed: true });
    const document = aDocument({ nodes: [node, aNode('b')], groups: [group] });
    expect(shownRect(document, node)).toEqual(cardRect({ x: 0, y: 0 }));
  });
});
