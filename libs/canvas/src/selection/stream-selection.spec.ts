import { aDocument } from '../spec-support/a-document';
import { selectionOf } from './selection';
import { selectStream } from './stream-selection';

// a ─ b ─ c
// x ──┘
const document = aDocument({ nodes: ['a', 'b', 'c', 'x'], edges: ['a>b', 'x>b', 'b>c'] });

describe('selectStream', () => {
  it('adds what lies downstream or upstream, with the edges between', () => {
    const from = selectionOf({ nodes: ['b'] });
    expect(selectStream(document, from, 'downstream')).toEqual(
      selectionOf({ nodes: ['b', 'c'], edges: ['b>c'] }),
    );
    expect(selectStream(document, from, 'upstream')).toEqual(
      selectionOf({ nodes: ['b', 'a', 'x'], edges: ['a>b', 'x>b'] }),
    );
  });

  it('ends in a draft with a cycle', () => {
    const ring = aDocument({ nodes: ['a', 'b'], edges: ['a>b', 'b>a'] });
    expect(selectStream(ring, selectionOf({ nodes: ['a'] }), 'upstream').nodes.size).toBe(2);
  });
});
