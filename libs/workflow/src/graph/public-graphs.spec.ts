import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseWorkflowDocument } from '../document/parse-workflow-document';
import type { WorkflowDocument } from '../document/workflow-document';
import { TEST_CATALOG } from '../spec-support/a-catalog';
import { validateWorkflow } from '../validation/validate-workflow';
import { buildGraph } from './build-graph';
import { findCycles } from './find-cycles';
import { topologicalOrder } from './topological-order';

// Graphs that nobody here drew: they lie beside the repository and are not part of it.
const folder = path.resolve(__dirname, '../../../../../shared/corpus');
const files = ['dags-public.jsonl', 'dags-n8n-shapes.jsonl'].map((name) => path.join(folder, name));
const isThere = files.every((file) => existsSync(file));
const suite = isThere ? describe : describe.skip;

/** What the corpus says of a graph. */
interface Shape {
  nodes: { id: string }[];
  edges: { source: string; target: string }[];
  cyclic: boolean;
}

function readShapes(): Shape[] {
  if (!isThere) return [];
  const lines = files.flatMap((file) => readFileSync(file, 'utf8').trim().split('\n'));
  return lines.map((line) => {
    const entry = JSON.parse(line) as Shape & { dag?: Shape };
    return entry.dag ?? entry;
  });
}

/** The shape as a document; ids are replaced by their numbers, since theirs are no identifiers. */
function toDocument({ nodes, edges }: Shape): WorkflowDocument {
  const ids = new Map([...new Set(nodes.map(({ id }) => id))].map((id, index) => [id, `n${index}`]));
  const result = parseWorkflowDocument({
    name: 'public',
    nodes: [...ids.values()].map((id) => ({ id, type: 'step' })),
    edges: edges.map(({ source, target }) => ({ source: ids.get(source), target: ids.get(target) })),
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problems[0]));
  return result.document;
}

suite(`public graphs${isThere ? '' : ' (skipped: ../shared/corpus is not there)'}`, () => {
  const shapes = readShapes();
  const documents = shapes.map(toDocument);
  const limits = { maxNodes: 5000, maxEdges: 50_000, maxDocumentBytes: 2 ** 24 };

  it('are many, large ones and cyclic ones among them', () => {
    expect(shapes.length).toBeGreaterThan(150);
    expect(Math.max(...documents.map(({ nodes }) => nodes.length))).toBe(2122);
    expect(shapes.filter(({ cyclic }) => cyclic).length).toBeGreaterThan(20);
  });

  it('are ordered completely, every node after its parents, unless they are cyclic', () => {
    shapes.forEach(({ cyclic }, index) => {
      const document = documents[index] as WorkflowDocument;
      const order = topologicalOrder(buildGraph(document));
      const place = new Map(order.map((id, at) => [id, at]));
      expect(place.size).toBe(order.length);
      expect(order.length === document.nodes.length).toBe(!cyclic);
      const ordered = document.edges.filter(({ target }) => place.has(target));
      expect(
        ordered.every(({ source, target }) => (place.get(source) ?? Infinity) < (place.get(target) ?? -1)),
      ).toBe(true);
    });
  });

  it('are refused with a true cycle when they are cyclic', () => {
    shapes.forEach(({ cyclic }, index) => {
      const document = documents[index] as WorkflowDocument;
      const cycles = findCycles(buildGraph(document));
      const problems = validateWorkflow(document, TEST_CATALOG, limits);
      expect(cycles.length > 0).toBe(cyclic);
      expect(problems.filter(({ code }) => code === 'cycle')).toHaveLength(cycles.length);
      const edges = new Set(document.edges.map(({ source, target }) => `${source}>${target}`));
      for (const cycle of cycles) {
        cycle.forEach((id, at) => expect(edges).toContain(`${id}>${cycle[(at + 1) % cycle.length]}`));
      }
    });
  });
});
