import { readDocument } from '@rex/canvas';
import { diffDocuments, type WorkflowDocument } from '@rex/workflow';
import { diffDrawing } from './diff-drawing';

const node = (id: string, x: number, code = '1') => ({
  ...{ id, type: 'code', name: id, config: { code }, position: { x, y: 0 } },
  ...{ settings: { onError: 'fail' }, disabled: false, notes: '' },
});
const edge = (source: string, target: string) => ({
  ...{ id: `${source}-${target}`, source, target, sourcePort: 'main', targetPort: 'main' },
});
const version = (nodes: object[], edges: object[]): WorkflowDocument =>
  ({ name: 'W', description: '', nodes, edges, notes: [], groups: [], settings: {} }) as never;

describe('the drawing of two versions', () => {
  const before = version(
    [node('a', 0), node('b', 300), node('gone', 600)],
    [edge('a', 'b'), edge('b', 'gone')],
  );
  const after = version(
    [node('a', 0), node('b', 400, '2'), node('new', 800)],
    [edge('a', 'b'), edge('b', 'new')],
  );
  const read = (document: WorkflowDocument) => readDocument(document as never);
  const drawing = diffDrawing(read(before), read(after), diffDocuments(before, after), () => ({
    ...{ inputs: ['main'], outputs: ['main'] },
  }));

  it('has every node of both once, with what became of it', () => {
    expect(drawing.cards.map(({ id, state, isAlsoMoved }) => [id, state, isAlsoMoved])).toEqual([
      ['a', 'same', false],
      ['b', 'changed', true],
      ['new', 'added', false],
      ['gone', 'removed', false],
    ]);
    expect(drawing.cards[1]?.was).toEqual({ x: 300, y: 0 });
  });

  it('draws edges that went from where their nodes stand now', () => {
    expect(drawing.lines.map(({ key }) => key)).toEqual(['removed:b-gone', 'same:a-b', 'added:b-new']);
    expect(drawing.lines[0]?.path).toMatch(/^M624,36/);
  });

  it('knows how much room it needs', () => {
    expect(drawing.bounds).toEqual({ x: 0, y: 0, width: 1024, height: 72 });
  });
});
