import Type from 'typebox';
import { aDescriptor } from '../spec-support/a-catalog';
import { aNode } from '../spec-support/a-document';
import { outputPortsOf } from './output-ports-of';

describe('outputPortsOf', () => {
  const descriptor = aDescriptor('x', Type.Object({}));

  it("gives the type's ports, and error only when the node branches on errors", () => {
    expect(outputPortsOf(aNode('a'), descriptor)).toEqual(['main']);
    expect(outputPortsOf(aNode('a', { settings: { onError: 'branch' } }), descriptor)).toEqual([
      'main',
      'error',
    ]);
    expect(descriptor.ports.outputs).toHaveLength(1);
  });
});
