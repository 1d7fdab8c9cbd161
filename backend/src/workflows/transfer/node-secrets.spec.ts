import { nodeCatalog } from '@rex/nodes';
import { parseWorkflowDocument, stripSecrets, type WorkflowDocument } from '@rex/workflow';

/** A document of all examples of a node type. */
function examplesOf(type: string): WorkflowDocument {
  const nodes =
    nodeCatalog.get(type)?.examples.map(({ config }, at) => ({ id: `n${at}`, type, config })) ?? [];
  const parsed = parseWorkflowDocument({ name: type, nodes });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.document;
}

describe('stripSecrets on the node types that there are', () => {
  it.each(nodeCatalog.types())('leaves no key in examples of %s, and takes out no more than once', (type) => {
    const { document, leftOut } = stripSecrets(examplesOf(type), nodeCatalog);
    expect(JSON.stringify(document)).not.toMatch(/"keyId":/);
    expect(stripSecrets(document, nodeCatalog).leftOut).toEqual([]);
    for (const { path } of leftOut) expect(path).toMatch(/^\/nodes\/\d+\/config\//);
  });

  it('finds keys in some of them', () => {
    const withKeys = nodeCatalog
      .types()
      .filter((type) => stripSecrets(examplesOf(type), nodeCatalog).leftOut.length > 0);
    expect(withKeys).toEqual(expect.arrayContaining(['data-cleaner', 'webhook-trigger']));
  });
});
