import { EMPTY_DOCUMENT, readDocument, type CanvasNode } from '@rex/canvas';
import { shiftedDocument } from './shifted-document';

const node = (id: string, x: number): CanvasNode => ({
  id,
  type: 'code',
  name: id,
  position: { x, y: 0 },
  config: {},
  settings: { onError: 'fail' },
  disabled: false,
  notes: '',
});
const document = readDocument({ nodes: [node('a', 0), node('b', 300)], edges: [] });

describe('shiftedDocument', () => {
  it('moves what is dragged and shares the rest', () => {
    const shifted = shiftedDocument(document, { nodes: new Set(['a']), notes: new Set() }, { x: 16, y: -16 });
    expect(shifted.nodes.byId.get('a')?.position).toEqual({ x: 16, y: -16 });
    expect(shifted.nodes.byId.get('b')).toBe(document.nodes.byId.get('b'));
    expect([...shifted.nodes.byId.values()].map(({ position }) => position.x)).toEqual([16, 300]);
    expect(document.nodes.byId.get('a')?.position).toEqual({ x: 0, y: 0 });
  });

  it('has nothing where there was nothing', () => {
    const shifted = shiftedDocument(
      EMPTY_DOCUMENT,
      { nodes: new Set(['a']), notes: new Set() },
      { x: 1, y: 1 },
    );
    expect(shifted.nodes.byId.get('a')).toBeUndefined();
  });
});
