import fc from 'fast-check';
import { itemsOf } from '../document/item-list';
import { cardRect } from '../geometry/node-geometry';
import { containsPoint, intersects } from '../geometry/rect-relations';
import { pointOnPiece } from '../geometry/edge-distance';
import { openCanvas, performEdit, undoEdit } from '../history/canvas-state';
import { NOTHING_SELECTED, selectionOf } from '../selection/selection';
import { aDocument, aGroup, aNote } from '../spec-support/a-document';
import { arbitraryDice, COMMANDS } from '../spec-support/arbitrary-edits';
import { mainPorts } from '../spec-support/main-ports';
import { cullingWindow, mountedItems, visibleArea } from '../view/culling';
import { CanvasScene } from './canvas-scene';

const start = aDocument({ nodes: ['a', 'b', 'c'], edges: ['a>b', 'b>c'], notes: [aNote('n')] });
const sequence = fc.array(fc.record({ command: fc.nat(COMMANDS.length - 1), dice: arbitraryDice }), {
  maxLength: 8,
});
const shown = (scene: CanvasScene): unknown =>
  (['nodes', 'notes', 'groups', 'edges'] as const).map((list) =>
    [...scene[list].ids()].sort().map((id) => [id, scene[list].rectOf(id)]),
  );

describe('CanvasScene', () => {
  it('is the same whether it followed all edits and undos or looked at the end alone', () => {
    fc.assert(
      fc.property(sequence, fc.nat(8), (steps, undos) => {
        let state = openCanvas(start);
        const scene = new CanvasScene(start, mainPorts);
        for (const { command, dice } of steps) {
          const edit = COMMANDS[command]?.(state.document, dice);
          if (!edit) continue;
          const performed = performEdit(state, edit, { atMs: 0 });
          state = performed.state;
          scene.update(state.document, performed.changes);
        }
        for (let n = 0; n < undos; n += 1) {
          const performed = undoEdit(state);
          if (!performed) break;
          state = performed.state;
          scene.update(state.document, performed.changes);
        }
        expect(shown(scene)).toEqual(shown(new CanvasScene(state.document, mainPorts)));
      }),
      { numRuns: 500 },
    );
  });

  it('hides what is in a collapsed group and leads edges to its card', () => {
    const document = aDocument({
      nodes: ['a', 'b', 'c'],
      edges: ['a>b', 'b>c'],
      groups: [aGroup('g', ['a', 'b'], { isCollapsed: true })],
    });
    const scene = new CanvasScene(document, mainPorts);
    expect([...scene.nodes.ids()]).toEqual(['c']);
    expect(scene.piecesOf('a>b')).toEqual([]);
    expect(scene.piecesOf('b>c')[0]?.from).toEqual({ x: 224, y: 36 });
  });
});

describe('mountedItems', () => {
  const coordinate = fc.integer({ min: -4000, max: 4000 });
  const view = fc.record({ x: coordinate, y: coordinate, zoom: fc.constantFrom(0.1, 0.5, 1, 4) });
  const screen = { width: 900, height: 600 };

  it('never misses what is to be seen, however one came there', () => {
    fc.assert(
      fc.property(sequence, fc.array(view, { minLength: 1, maxLength: 3 }), (steps, views) => {
        let document = start;
        for (const { command, dice } of steps) {
          const edit = COMMANDS[command]?.(document, dice);
          if (edit) document = performEdit(openCanvas(document), edit, { atMs: 0 }).state.document;
        }
        const scene = new CanvasScene(document, mainPorts);
        let window: ReturnType<typeof cullingWindow> | undefined;
        for (const viewport of views) {
          window = cullingWindow(viewport, screen, window);
          const mounted = mountedItems(scene, window, NOTHING_SELECTED);
          const visible = visibleArea(viewport, screen);
          for (const node of itemsOf(document.nodes)) {
            const isShown = scene.nodes.rectOf(node.id) !== undefined;
            if (isShown && intersects(cardRect(node.position), visible)) {
              expect(mounted.nodes.has(node.id)).toBe(true);
            }
          }
          for (const id of scene.edges.ids()) {
            const isSeen = scene
              .piecesOf(id)
              .some((piece) =>
                [0, 0.2, 0.5, 0.8, 1].some((t) => containsPoint(visible, pointOnPiece(piece, t))),
              );
            if (isSeen) expect(mounted.edges.has(id)).toBe(true);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('keeps what is selected or dragged, and its edges, wherever it is', () => {
    const scene = new CanvasScene(start, mainPorts);
    const far = cullingWindow({ x: -90_000, y: 0, zoom: 1 }, screen, undefined);
    expect(mountedItems(scene, far, NOTHING_SELECTED)).toEqual(NOTHING_SELECTED);
    expect(mountedItems(scene, far, selectionOf({ nodes: ['a', 'gone'] }))).toEqual(
      selectionOf({ nodes: ['a'], edges: ['a>b'] }),
    );
  });
});

describe('cullingWindow', () => {
  const screen = { width: 900, height: 600 };
  const first = cullingWindow({ x: 0, y: 0, zoom: 1 }, screen, undefined);

  it('stays while the screen is within it', () => {
    expect(cullingWindow({ x: 250, y: -250, zoom: 1 }, screen, first)).toBe(first);
    expect(cullingWindow({ x: 350, y: 0, zoom: 1 }, screen, first)).not.toBe(first);
  });

  it('is another in another zoom band, and after zooming in far', () => {
    expect(cullingWindow({ x: 0, y: 0, zoom: 0.7 }, screen, first).band).toBe('compact');
    expect(cullingWindow({ x: 0, y: 0, zoom: 4 }, screen, first).area.width).toBe(375);
  });
});
