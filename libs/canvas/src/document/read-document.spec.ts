import { anEdge, aNode } from '../spec-support/a-document';
import { plainDocument, readDocument } from './read-document';

describe('readDocument', () => {
  it('gives back what it was given, in order', () => {
    const plain = {
      nodes: [aNode('b'), aNode('a')],
      edges: [anEdge('b>a')],
      notes: [],
      groups: [],
    };
    expect(plainDocument(readDocument(plain))).toEqual(plain);
  });

  it('gives the second node and the second edge of an id a fresh one', () => {
    const document = readDocument({
      nodes: [aNode('a'), aNode('a'), aNode('a_2')],
      edges: [anEdge('a>a_2'), anEdge('a>a_2')],
    });
    expect(document.nodes.order).toEqual(['a', 'a_3', 'a_2']);
    expect(document.edges.order).toEqual(['a>a_2', 'a:main->a_2:main']);
  });
});
