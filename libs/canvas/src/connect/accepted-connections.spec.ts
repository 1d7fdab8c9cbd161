import fc from 'fast-check';
import { connectPorts } from '../commands/connect-ports';
import { applyChanges } from '../document/apply-changes';
import { edgeIndexOf } from '../document/edge-index';
import { reachableNodes } from '../document/reachable-nodes';
import type { PortRef } from '../geometry/node-ports';
import { aDocument, aGroup, aNode } from '../spec-support/a-document';
import { mainPorts } from '../spec-support/main-ports';
import { checkConnections } from './connection-check';
import { listTargets } from './list-targets';

const NODES = 7;
const ids = Array.from({ length: NODES }, (_, n) => `n${n}`);
const empty = aDocument({ nodes: ids.map((id, n) => aNode(id, { position: { x: 0, y: n * 100 } })) });
const port = fc.record({
  nodeId: fc.constantFrom(...ids),
  side: fc.constantFrom('input' as const, 'output' as const),
  port: fc.constant('main'),
});
const tries = fc.array(fc.tuple(port, port), { maxLength: 40 });

const endsOf = (a: PortRef, b: PortRef): [string, string] =>
  a.side === 'output' ? [a.nodeId, b.nodeId] : [b.nodeId, a.nodeId];

describe('accepted connections', () => {
  it('never close a ring, never double, and nothing else is refused', () => {
    fc.assert(
      fc.property(tries, (pairs) => {
        let document = empty;
        for (const [from, to] of pairs) {
          const [source, target] = endsOf(from, to);
          const attempt = connectPorts(document, { from, to, portsOf: mainPorts });
          const isLoop = reachableNodes(document, [target], 'downstream').has(source);
          const isDouble = (edgeIndexOf(document).outgoing.get(source) ?? []).some(
            (edge) => edge.target === target,
          );
          expect(attempt.kind).toBe(from.side === to.side || isLoop || isDouble ? 'refused' : 'allowed');
          if (attempt.kind === 'allowed') document = applyChanges(document, attempt.edit.changes);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('listTargets', () => {
  it('lists exactly the ports that take the connection, the nearest first', () => {
    const check = checkConnections(empty, { nodeId: 'n0', side: 'output', port: 'main' }, mainPorts);
    expect(listTargets(empty, check, mainPorts).map(({ nodeId }) => nodeId)).toEqual(ids.slice(1));
  });

  it('passes over what a collapsed group hides', () => {
    const groups = [aGroup('g', ['b'], { isCollapsed: true })];
    const document = aDocument({ nodes: ['a', 'b', 'c'], groups });
    const check = checkConnections(document, { nodeId: 'a', side: 'output', port: 'main' }, mainPorts);
    expect(listTargets(document, check, mainPorts).map(({ nodeId }) => nodeId)).toEqual(['c']);
  });
});
