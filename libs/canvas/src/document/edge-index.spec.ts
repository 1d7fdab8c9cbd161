import { aDocument } from '../spec-support/a-document';
import { edgeIndexOf, edgesAt } from './edge-index';

// a ─ b ─ c
//  └──────┘
const document = aDocument({ nodes: ['a', 'b', 'c'], edges: ['a>b', 'b>c', 'a>c'] });

describe('edgeIndexOf', () => {
  it('tells the edges at each node in document order', () => {
    const { incoming, outgoing } = edgeIndexOf(document);
    expect(outgoing.get('a')?.map((edge) => edge.target)).toEqual(['b', 'c']);
    expect(incoming.get('c')?.map((edge) => edge.source)).toEqual(['b', 'a']);
    expect(incoming.get('a')).toBeUndefined();
  });

  it('is worked out once for the same edges', () => {
    expect(edgeIndexOf({ edges: document.edges })).toBe(edgeIndexOf(document));
  });

  it('gives an edge between two asked nodes once', () => {
    expect([...edgesAt(edgeIndexOf(document), ['a', 'b'])].map((edge) => edge.id)).toEqual([
      'a>b',
      'a>c',
      'b>c',
    ]);
  });
});
