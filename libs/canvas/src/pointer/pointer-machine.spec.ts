import fc from 'fast-check';
import type { Hit } from '../scene/hit';
import { NOTHING_SELECTED, selectionOf } from '../selection/selection';
import { inputOf, outputOf } from '../spec-support/main-ports';
import { PlayPointer } from '../spec-support/play-pointer';

const canvas: Hit = { kind: 'canvas' };
const node = (id: string): Hit => ({ kind: 'node', id });
const port: Hit = { kind: 'port', port: outputOf('a') };
const nodes = (...ids: string[]) => selectionOf({ nodes: ids });

describe('clicking', () => {
  it('selects when pressed and clicks when released', () => {
    const play = new PlayPointer().down(10, 10, node('a'));
    expect(play.selection).toEqual(nodes('a'));
    expect(play.up(11, 11).kinds()).toEqual(['select', 'click']);
    expect(play.state.kind).toBe('idle');
  });

  it('narrows many to the one that is clicked, only when it is released', () => {
    const play = new PlayPointer('mouse', ['a', 'b']).down(10, 10, node('a'));
    expect(play.selection).toEqual(nodes('a', 'b'));
    expect(play.up(10, 10).selection).toEqual(nodes('a'));
  });

  it('toggles with Shift or Ctrl, and clears on the canvas', () => {
    const play = new PlayPointer('mouse', ['a', 'b']);
    play.down(0, 0, node('a'), { shift: true }).up(0, 0, { shift: true });
    expect(play.selection).toEqual(nodes('b'));
    play.down(0, 0, node('c'), { control: true }).up(0, 0, { control: true });
    expect(play.selection).toEqual(nodes('b', 'c'));
    expect(play.down(500, 500, canvas).up(500, 500).selection).toEqual(NOTHING_SELECTED);
  });

  it('leaves the right button to the menu', () => {
    expect(new PlayPointer().down(0, 0, node('a'), {}, { button: 2 }).up(0, 0).effects).toEqual([]);
  });

  it('breaks the links of a port with Alt', () => {
    const play = new PlayPointer().down(0, 0, port, { alt: true }).up(0, 0, { alt: true });
    expect(play.effects).toEqual([{ kind: 'break-links', port: outputOf('a') }]);
  });
});

describe('the drag threshold', () => {
  it('is 4 pixels, or 1 for a mouse that was held for 150 ms', () => {
    const drags = (pointer: 'mouse' | 'pen', distance: number, ms: number): boolean =>
      new PlayPointer(pointer).down(0, 0, node('a')).wait(ms).move(distance, 0).state.kind === 'dragging';
    expect(drags('mouse', 3.9, 0)).toBe(false);
    expect(drags('mouse', 4, 0)).toBe(true);
    expect(drags('mouse', 1, 149)).toBe(false);
    expect(drags('mouse', 1, 150)).toBe(true);
    expect(drags('pen', 3, 500)).toBe(false);
  });
});

describe('dragging nodes', () => {
  it('moves by canvas pixels and drops once', () => {
    const play = new PlayPointer();
    play.viewport = { x: 100, y: 0, zoom: 0.5 };
    play.down(10, 10, node('a')).move(30, 10).move(60, 20).up(70, 30);
    expect(play.kinds()).toEqual(['select', 'capture', 'drag', 'drag-drop']);
    expect(play.last('drag-drop')).toMatchObject({
      item: { list: 'nodes', id: 'a' },
      by: { x: 120, y: 40 },
      isSnapping: true,
      isClone: false,
    });
  });

  it('does not snap while Alt is held later, and clones when it was held from the start', () => {
    const later = new PlayPointer().down(0, 0, node('a')).move(9, 0, { alt: true });
    expect(later.last('drag')).toMatchObject({ isSnapping: false, isClone: false });
    expect(later.keys({}).last('drag')).toMatchObject({ isSnapping: true });
    const clone = new PlayPointer().down(0, 0, node('a'), { alt: true }).move(9, 0, { alt: true });
    expect(clone.last('drag')).toMatchObject({ isSnapping: true, isClone: true });
    clone.keys({}).keys({ alt: true });
    expect(clone.last('drag')).toMatchObject({ isSnapping: false, isClone: true });
  });

  it('drags a node along that Shift had just taken out', () => {
    const play = new PlayPointer('mouse', ['a', 'b']).down(0, 0, node('a'), { shift: true });
    play.move(9, 0, { shift: true });
    expect(play.selection).toEqual(nodes('a', 'b'));
  });

  it('pans at the border of the screen and takes the node along', () => {
    const play = new PlayPointer().down(400, 300, node('a')).move(790, 300);
    play.tick(0).tick(50).tick(50);
    expect(play.viewport.x).toBeCloseTo(-90);
    expect(play.last('drag')?.by.x).toBeCloseTo(390 + 90);
    expect(play.up(790, 300).last('drag-drop')?.by.x).toBeCloseTo(480);
  });

  it('does not jump after a long pause between frames', () => {
    const play = new PlayPointer().down(400, 300, node('a')).move(800, 300).tick(0).tick(10_000);
    expect(play.viewport.x).toBeCloseTo(-60);
  });
});

describe('a mouse whose owner pans by dragging the empty canvas', () => {
  const panning = (): PlayPointer => {
    const play = new PlayPointer();
    play.emptyDrag = 'pan';
    return play;
  };

  it('pans there, and draws a marquee with Shift', () => {
    expect(panning().down(10, 10, canvas).move(50, 40).state.kind).toBe('panning');
    expect(panning().down(10, 10, canvas, { shift: true }).move(50, 40, { shift: true }).state.kind).toBe(
      'marquee',
    );
  });
});

describe('the marquee', () => {
  it('selects as it goes and ends', () => {
    const play = new PlayPointer('mouse', ['a']).down(10, 10, canvas).move(50, 40);
    expect(play.last('marquee')?.area).toEqual({ x: 10, y: 10, width: 40, height: 30 });
    expect(play.selection).toEqual(nodes('x'));
    expect(play.up(50, 40).kinds().at(-1)).toBe('marquee-end');
  });

  it('adds with Shift, toggles with Ctrl, also when the key comes later', () => {
    const play = new PlayPointer('mouse', ['a', 'x']).down(10, 10, canvas, { shift: true });
    expect(play.move(50, 40, { shift: true }).selection).toEqual(nodes('a', 'x'));
    expect(play.keys({ control: true }).selection).toEqual(nodes('a'));
  });
});

describe('panning', () => {
  it('pans with the middle button and with Space, from anywhere', () => {
    const middle = new PlayPointer().down(0, 0, node('a'), {}, { button: 1 }).move(30, -10).up(30, -10);
    expect(middle.viewport).toEqual({ x: 30, y: -10, zoom: 1 });
    expect(middle.selection).toEqual(NOTHING_SELECTED);
    const space = new PlayPointer().down(0, 0, canvas, { space: true }).move(5, 5).up(5, 5);
    expect(space.viewport).toEqual({ x: 5, y: 5, zoom: 1 });
  });
});

describe('connecting', () => {
  it('by drag: shows where it leads and drops there', () => {
    const play = new PlayPointer().down(0, 0, port).move(50, 60).up(70, 80);
    expect(play.kinds()).toEqual(['capture', 'connect', 'connect-drop']);
    expect(play.last('connect-drop')).toMatchObject({
      from: outputOf('a'),
      edge: undefined,
      at: { x: 70, y: 80 },
    });
  });

  it('by two clicks, with nothing pressed between', () => {
    const play = new PlayPointer().down(0, 0, port).up(0, 0).wait(900).move(60, 60).move(90, 60);
    expect(play.last('connect')?.at).toEqual({ x: 90, y: 60 });
    play.down(100, 60, { kind: 'port', port: inputOf('b') }).up(100, 60);
    expect(play.last('connect-drop')?.at).toEqual({ x: 100, y: 60 });
    expect(play.state.kind).toBe('idle');
  });

  it('by a double click on the other port as by one, and a later click there begins anew', () => {
    const target: Hit = { kind: 'port', port: inputOf('b') };
    const play = new PlayPointer().down(0, 0, port).up(0, 0).wait(900).down(100, 60, target).up(100, 60);
    play.wait(200).down(101, 60, target).up(101, 60);
    expect(play.state.kind).toBe('idle');
    play.wait(900).down(101, 60, target).up(101, 60);
    expect(play.state.kind).toBe('connecting');
  });

  it('lets one look around between the clicks, and Escape keeps what one sees', () => {
    const play = new PlayPointer().down(0, 0, port).up(0, 0);
    play.down(10, 10, canvas, {}, { button: 1 }).move(60, 10).up(60, 10);
    expect(play.state.kind).toBe('connecting');
    expect(play.escape().viewport.x).toBe(50);
    expect(play.kinds().at(-1)).toBe('cancelled');
  });

  it('moves the end of an edge, from the port that stays', () => {
    const end: Hit = { kind: 'edge-end', id: 'e', end: 'target', fixed: outputOf('a') };
    const play = new PlayPointer().down(0, 0, end).move(50, 60).up(50, 60);
    expect(play.last('connect-drop')).toMatchObject({
      from: outputOf('a'),
      edge: { id: 'e', end: 'target' },
    });
  });

  it('does so by a finger only for an edge that was selected before', () => {
    const end: Hit = { kind: 'edge-end', id: 'e', end: 'target', fixed: outputOf('a') };
    const reconnects = (play: PlayPointer): boolean =>
      play.down(0, 0, end).move(50, 60).kinds().includes('connect');
    const selected = new PlayPointer('touch');
    selected.selection = selectionOf({ edges: ['e'] });
    expect(reconnects(selected)).toBe(true);
    expect(reconnects(new PlayPointer('touch'))).toBe(false);
    expect(reconnects(new PlayPointer('mouse'))).toBe(true);
  });
});

describe('resizing a note', () => {
  it('tells how far its corner was pulled', () => {
    const play = new PlayPointer().down(0, 0, { kind: 'note-corner', id: 'n' }).move(20, 30).up(40, 50);
    expect(play.last('resize-drop')).toEqual({ kind: 'resize-drop', noteId: 'n', by: { x: 40, y: 50 } });
  });
});

describe('touch', () => {
  it('pans with one finger, over nodes too, and selects by a tap', () => {
    const play = new PlayPointer('touch').down(100, 100, node('a'));
    expect(play.selection).toEqual(NOTHING_SELECTED);
    expect(play.move(130, 90).up(130, 90).viewport).toEqual({ x: 30, y: -10, zoom: 1 });
    expect(play.selection).toEqual(NOTHING_SELECTED);
    play.down(100, 100, node('a')).move(104, 104).up(104, 104);
    expect(play.selection).toEqual(nodes('a'));
    expect(play.kinds().at(-1)).toBe('click');
  });

  it('moves a node that is selected', () => {
    const play = new PlayPointer('touch', ['a']).down(100, 100, node('a')).move(130, 90);
    expect(play.last('drag')?.by).toEqual({ x: 30, y: -10 });
  });

  it('zooms with two fingers around their middle and pans at once; then the last finger pans', () => {
    const play = new PlayPointer('touch').down(100, 100, canvas).down(200, 100, canvas, {}, { pointerId: 2 });
    play.move(50, 100).move(250, 100, {}, 2);
    expect(play.viewport).toEqual({ x: -150, y: -100, zoom: 2 });
    play.move(60, 110).move(260, 110, {}, 2);
    expect(play.viewport).toEqual({ x: -140, y: -90, zoom: 2 });
    play.up(260, 110, {}, 2).move(70, 110);
    expect(play.viewport).toEqual({ x: -130, y: -90, zoom: 2 });
    expect(play.up(70, 110).state.kind).toBe('idle');
  });

  it('takes a drag back when a second finger comes', () => {
    const play = new PlayPointer('touch', ['a']).down(100, 100, node('a')).move(130, 90);
    play.down(300, 300, canvas, {}, { pointerId: 2 });
    expect(play.kinds().at(-1)).toBe('cancelled');
    expect(play.state.kind).toBe('pinching');
  });

  it('opens the menu after 450 ms, if the finger rests', () => {
    const early = new PlayPointer('touch').down(100, 100, node('a')).tick(449);
    expect(early.kinds()).toEqual([]);
    const play = early.tick(1);
    expect(play.kinds()).toEqual(['select', 'menu']);
    expect(play.up(100, 100).kinds()).toEqual(['select', 'menu']);
    const late = new PlayPointer('touch').down(100, 100, canvas).wait(500).up(100, 100);
    expect(late.kinds()).toEqual(['menu']);
    const moved = new PlayPointer('touch').down(100, 100, canvas).move(120, 100).tick(800);
    expect(moved.kinds()).not.toContain('menu');
    expect(new PlayPointer('mouse').down(0, 0, canvas).tick(800).kinds()).toEqual([]);
  });

  it('connects by tapping two ports, with a pan and a pinch between', () => {
    const play = new PlayPointer('touch').down(100, 100, port).up(100, 100);
    play.down(300, 300, canvas).move(200, 300).up(200, 300);
    expect(play.viewport.x).toBe(-100);
    play.down(300, 300, canvas).down(400, 300, canvas, {}, { pointerId: 2 });
    play.move(500, 300, {}, 2).up(500, 300, {}, 2).up(300, 300);
    expect(play.viewport.zoom).toBe(2);
    expect(play.state.kind).toBe('connecting');
    play.down(250, 250, { kind: 'port', port: inputOf('b') }).up(250, 250);
    expect(play.kinds().at(-1)).toBe('connect-drop');
  });
});

describe('any inputs', () => {
  it('leave no gesture behind after Escape, and drop only what was begun', () => {
    const at = fc.integer({ min: -50, max: 850 });
    const id = fc.constantFrom(1, 2);
    const hit = fc.constantFrom<Hit>(canvas, node('a'), node('s'), port, { kind: 'note-corner', id: 'n' });
    const keys = fc.constantFrom({}, { alt: true }, { shift: true }, { space: true });
    const act = fc.oneof(
      fc.tuple(fc.constant('down' as const), at, at, hit, keys, id),
      fc.tuple(fc.constant('move' as const), at, at, hit, keys, id),
      fc.tuple(fc.constant('up' as const), at, at, hit, keys, id),
      fc.tuple(fc.constant('tick' as const), at, at, hit, keys, id),
    );
    const pointer = fc.constantFrom<'mouse' | 'pen' | 'touch'>('mouse', 'pen', 'touch');
    fc.assert(
      fc.property(pointer, fc.array(act, { maxLength: 25 }), (kind, acts) => {
        const play = new PlayPointer(kind, ['s']);
        for (const [what, x, y, under, held, pointerId] of acts) {
          if (what === 'down') play.down(x, y, under, held, { pointerId });
          else if (what === 'tick') play.tick(Math.abs(x));
          else play[what](x, y, held, pointerId);
          expect(Number.isFinite(play.viewport.x + play.viewport.y + play.viewport.zoom)).toBe(true);
        }
        const count = play.effects.length;
        play.escape();
        expect(play.state.kind).toBe('idle');
        const kinds = play.effects.slice(count).map((effect) => effect.kind);
        expect(kinds.filter((each) => each.endsWith('drop'))).toEqual([]);
        const begun = new Set(play.kinds());
        for (const each of ['drag', 'connect', 'resize']) {
          if (begun.has(`${each}-drop` as 'drag-drop')) expect(begun.has(each)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
