import fc from 'fast-check';
import type { WorkflowDocument } from '../document/workflow-document';
import { aDocument } from './a-document';

/** Documents of up to 12 nodes with any edges between them, cycles and repeats included. */
export function anyDocument(): fc.Arbitrary<WorkflowDocument> {
  return fc.integer({ min: 1, max: 12 }).chain((size) => {
    const node = fc.integer({ min: 0, max: size - 1 });
    return fc
      .array(fc.tuple(node, node, fc.constantFrom('main', 'true', 'false')), { maxLength: 30 })
      .map((edges) => toDocument(size, edges));
  });
}

/** Documents without cycles; the order of the nodes is shuffled, so that it says nothing about the edges. */
export function acyclicDocument(): fc.Arbitrary<WorkflowDocument> {
  return fc.integer({ min: 1, max: 12 }).chain((size) => {
    const node = fc.integer({ min: 0, max: size - 1 });
    const edges = fc.array(fc.tuple(node, node, fc.constantFrom('main', 'true', 'false')), { maxLength: 30 });
    const places = fc.shuffledSubarray(
      Array.from({ length: size }, (_, index) => index),
      { minLength: size },
    );
    return fc.tuple(edges, places).map(([all, order]) => {
      const forward = all.filter(([from, to]) => from < to);
      const document = toDocument(size, forward);
      return { ...document, nodes: order.flatMap((place) => document.nodes[place] ?? []) };
    });
  });
}

function toDocument(size: number, edges: readonly (readonly [number, number, string])[]): WorkflowDocument {
  return aDocument(
    Array.from({ length: size }, (_, index) => `n${index}`),
    edges.map(([from, to, port]) => `n${from}:${port} -> n${to}`),
  );
}
