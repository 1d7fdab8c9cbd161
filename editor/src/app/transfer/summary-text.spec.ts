import { summaryText } from './summary-text';

describe('summaryText', () => {
  it.each([
    [{ nodeCount: 4, edgeCount: 3, noteCount: 1, groupCount: 0 }, '4 nodes, 3 edges, 1 note'],
    [{ nodeCount: 1, edgeCount: 0, noteCount: 0, groupCount: 2 }, '1 node, 0 edges, 2 groups'],
    [{ nodeCount: 0, edgeCount: 1, noteCount: 2, groupCount: 1 }, '0 nodes, 1 edge, 2 notes, 1 group'],
  ])('of %j is %s', (counts, text) => expect(summaryText(counts)).toBe(text));
});
