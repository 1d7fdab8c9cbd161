import { aDocument, aNode } from '../spec-support/a-document';
import { inputOf, mainPorts, outputOf } from '../spec-support/main-ports';
import { nextOutput, openPorts } from './open-port';

const document = aDocument({
  nodes: [aNode('check', { type: 'condition' }), 'a', 'b'],
  edges: ['check.true>a', 'a>b'],
});

describe('open ports', () => {
  it('are those that no edge is at', () => {
    expect(openPorts(document, 'check', 'output', mainPorts)).toEqual([outputOf('check', 'false')]);
    expect(openPorts(document, 'check', 'input', mainPorts)).toEqual([inputOf('check')]);
    expect(openPorts(document, 'b', 'input', mainPorts)).toEqual([]);
    expect(openPorts(document, 'gone', 'input', mainPorts)).toEqual([]);
  });

  it('come first when a node is added after another', () => {
    expect(nextOutput(document, 'check', mainPorts)).toEqual(outputOf('check', 'false'));
    expect(nextOutput(document, 'a', mainPorts)).toEqual(outputOf('a'));
    expect(nextOutput(document, 'b', () => ({ inputs: ['main'], outputs: [] }))).toBeUndefined();
  });
});
