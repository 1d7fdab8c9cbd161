import { aDocument, aNode } from '../spec-support/a-document';
import { inputOf, mainPorts, outputOf } from '../spec-support/main-ports';
import { checkConnections } from './connection-check';

// t ─ a ─ b ─ c
const document = aDocument({
  nodes: [aNode('t', { type: 'trigger' }), 'a', 'b', 'c'],
  edges: ['t>a', 'a>b', 'b>c'],
});

describe('checkConnections', () => {
  it('accepts what closes no ring, from either end', () => {
    expect(checkConnections(document, outputOf('a'), mainPorts).refusal(inputOf('c'))).toBeUndefined();
    expect(checkConnections(document, inputOf('c'), mainPorts).refusal(outputOf('a'))).toBeUndefined();
  });

  it('says why it refuses', () => {
    const from = checkConnections(document, outputOf('b'), mainPorts);
    expect(from.refusal(inputOf('a'))).toBe('would-loop');
    expect(from.refusal(inputOf('b'))).toBe('same-node');
    expect(from.refusal(inputOf('c'))).toBe('already-connected');
    expect(from.refusal(outputOf('c'))).toBe('same-side');
    expect(from.refusal(inputOf('t'))).toBe('unknown-port');
    expect(from.refusal(inputOf('z'))).toBe('unknown-node');
    expect(checkConnections(document, inputOf('a'), mainPorts).refusal(outputOf('c'))).toBe('would-loop');
  });

  it('leaves the edge that is being reconnected out of account', () => {
    const check = checkConnections(document, outputOf('c'), mainPorts, 'b>c');
    expect(check.refusal(inputOf('a'))).toBeUndefined();
    const again = checkConnections(document, outputOf('b'), mainPorts, 'b>c');
    expect(again.refusal(inputOf('c'))).toBeUndefined();
  });
});
