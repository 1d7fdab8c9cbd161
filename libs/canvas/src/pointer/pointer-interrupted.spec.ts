import type { Hit } from '../scene/hit';
import { selectionOf } from '../selection/selection';
import { outputOf } from '../spec-support/main-ports';
import { PlayPointer } from '../spec-support/play-pointer';

const canvas: Hit = { kind: 'canvas' };
const node = (id: string): Hit => ({ kind: 'node', id });
const port: Hit = { kind: 'port', port: outputOf('a') };
const nodes = (...ids: string[]) => selectionOf({ nodes: ids });

describe('Escape and a lost pointer', () => {
  const begin: Record<string, () => PlayPointer> = {
    pressing: () => new PlayPointer('mouse', ['s']).down(10, 10, node('a')),
    dragging: () => new PlayPointer('mouse', ['s']).down(790, 10, node('a')).move(799, 60).tick(0).tick(40),
    marquee: () => new PlayPointer('mouse', ['s']).down(790, 10, canvas).move(799, 60).tick(0).tick(40),
    panning: () => new PlayPointer('mouse', ['s']).down(1, 1, canvas, {}, { button: 1 }).move(50, 60),
    connecting: () => new PlayPointer('mouse', ['s']).down(1, 1, port).move(50, 60),
    'connecting by clicks': () => new PlayPointer('mouse', ['s']).down(1, 1, port).up(1, 1).move(50, 60),
    resizing: () => new PlayPointer('mouse', ['s']).down(1, 1, { kind: 'note-corner', id: 'n' }).move(50, 60),
    pinching: () =>
      new PlayPointer('touch', ['s'])
        .down(1, 1, canvas)
        .down(90, 90, canvas, {}, { pointerId: 2 })
        .move(300, 90, {}, 2),
  };

  it.each(Object.keys(begin))('bring everything back from %s, and nothing is dropped', (gesture) => {
    for (const end of ['escape', 'cancel'] as const) {
      const play = begin[gesture]?.()[end]();
      if (!play) throw new Error(gesture);
      expect(play.selection).toEqual(nodes('s'));
      expect(play.viewport).toEqual({ x: 0, y: 0, zoom: 1 });
      expect(play.state.kind).toBe('idle');
      play.move(70, 70).up(70, 70);
      expect(play.kinds().at(-1)).toBe('cancelled');
      expect(play.kinds().filter((kind) => kind.endsWith('drop'))).toEqual([]);
    }
  });

  it('do nothing when nothing goes on', () => {
    expect(new PlayPointer().escape().effects).toEqual([]);
  });
});

describe('a document that something else changes', () => {
  const overtaken = (play: PlayPointer): PlayPointer => play.send({ kind: 'changed' });

  it('ends what was about to edit it, and keeps what is selected and seen by then', () => {
    const play = new PlayPointer('mouse', ['s']).down(790, 10, node('a')).move(799, 60).tick(0).tick(40);
    const { viewport } = play;
    expect(overtaken(play).kinds().at(-1)).toBe('cancelled');
    expect(play.viewport).toBe(viewport);
    expect(play.selection).toEqual(nodes('a'));
    expect(play.move(600, 60).up(600, 60).last('drag-drop')).toBeUndefined();
    for (const hit of [port, { kind: 'note-corner', id: 'n' } as const]) {
      const other = overtaken(new PlayPointer().down(0, 0, hit).move(50, 60));
      expect([other.state.kind, other.kinds().at(-1)]).toEqual(['idle', 'cancelled']);
    }
  });

  it('ends a connection by clicks, also while one looks around', () => {
    expect(overtaken(new PlayPointer().down(0, 0, port).up(0, 0)).state.kind).toBe('idle');
    const panning = new PlayPointer().down(0, 0, port).up(0, 0).down(10, 10, canvas, {}, { button: 1 });
    expect(overtaken(panning).move(60, 10).up(60, 10).state.kind).toBe('idle');
    expect(panning.viewport.x).toBe(50);
  });

  it('leaves a click, a marquee and a pan alone', () => {
    expect(
      overtaken(new PlayPointer().down(0, 0, node('a')))
        .up(0, 0)
        .kinds(),
    ).toEqual(['select', 'click']);
    const marquee = overtaken(new PlayPointer().down(10, 10, canvas).move(50, 40)).up(60, 50);
    expect(marquee.kinds().at(-1)).toBe('marquee-end');
    const pan = overtaken(new PlayPointer().down(0, 0, canvas, {}, { button: 1 }))
      .move(30, 0)
      .up(30, 0);
    expect(pan.viewport.x).toBe(30);
  });
});
