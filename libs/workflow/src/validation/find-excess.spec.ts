import { TEST_CATALOG } from '../spec-support/a-catalog';
import { aDocument, aNode } from '../spec-support/a-document';
import { validateWorkflow } from './validate-workflow';

const start = aNode('start', { type: 'start' });

describe('the size of a workflow', () => {
  it('keeps to the limits', () => {
    const document = aDocument([start, 'a', 'b'], ['start -> a', 'a -> b']);
    const limits = { maxNodes: 2, maxEdges: 1, maxDocumentBytes: 100 };
    const problems = validateWorkflow(document, TEST_CATALOG, limits);
    expect(problems.map(({ code }) => code)).toEqual([
      'too-many-nodes',
      'too-many-edges',
      'document-too-large',
    ]);
    expect(problems[0]?.message).toContain('has 3 nodes; at most 2');
  });

  it('counts the size of a document in bytes, not in letters', () => {
    const document = aDocument([start, aNode('a', { config: { text: 'é'.repeat(400) } })]);
    const bytes = Buffer.byteLength(JSON.stringify(document));
    const at = (maxDocumentBytes: number) =>
      validateWorkflow(document, TEST_CATALOG, { maxNodes: 9, maxEdges: 9, maxDocumentBytes });
    expect(at(bytes)).toEqual([]);
    expect(at(bytes - 1)).toHaveLength(1);
  });

  it('tells a document over the limits only that, and looks no further', () => {
    const document = aDocument(['a', 'b', 'c'], ['a -> gone']);
    const problems = validateWorkflow(document, TEST_CATALOG, {
      maxNodes: 2,
      maxEdges: 9,
      maxDocumentBytes: 9999,
    });
    expect(problems.map(({ code }) => code)).toEqual(['too-many-nodes']);
  });
});
