import { readDocument, type CanvasNode } from '@rex/canvas';
import { outlineRows } from './outline-rows';

const node = (id: string): CanvasNode => ({
  id,
  type: 'code',
  name: id.toUpperCase(),
  position: { x: 0, y: 0 },
  config: {},
  settings: { onError: 'fail' },
  disabled: false,
  notes: '',
});
const edge = (source: string, target: string) => ({
  id: `${source}>${target}`,
  source,
  sourcePort: 'main',
  target,
  targetPort: 'main',
});

describe('the outline', () => {
  it('tells every node with its depth, its place there and what leads to it', () => {
    const document = readDocument({
      nodes: ['end', 'left', 'right', 'start'].map(node),
      edges: [edge('start', 'left'), edge('start', 'right'), edge('left', 'end'), edge('right', 'end')],
    });
    expect(
      outlineRows(document).map(({ id, level, place, of, from }) => [id, level, place, of, from]),
    ).toEqual([
      ['start', 1, 1, 1, []],
      ['left', 2, 1, 2, ['START']],
      ['right', 2, 2, 2, ['START']],
      ['end', 3, 1, 1, ['LEFT', 'RIGHT']],
    ]);
  });

  it('tells nodes of a loop too', () => {
    const document = readDocument({ nodes: ['a', 'b'].map(node), edges: [edge('a', 'b'), edge('b', 'a')] });
    expect(
      outlineRows(document)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['a', 'b']);
  });
});
