import type { Hit } from '../scene/hit';
import { NOTHING_SELECTED, selectionOf, type Selection } from '../selection/selection';
import type { Viewport } from '../view/viewport';
import type { HeldKeys, PointerInput, PointerKind } from '../pointer/pointer-input';
import { nextPointerState } from '../pointer/pointer-machine';
import type { PointerEffect } from '../pointer/pointer-effect';
import { POINTER_IDLE, type PointerState } from '../pointer/pointer-state';

type Keys = Partial<HeldKeys>;

/** A pointer on a canvas of 800 by 600 pixels that does what the machine says. */
export class PlayPointer {
  state: PointerState = POINTER_IDLE;
  viewport: Viewport = { x: 0, y: 0, zoom: 1 };
  selection: Selection = NOTHING_SELECTED;
  /** What any marquee encloses. */
  enclosed: Selection = selectionOf({ nodes: ['x'] });
  emptyDrag: 'select' | 'pan' = 'select';
  timeMs = 0;
  readonly effects: PointerEffect[] = [];

  constructor(
    private readonly pointer: PointerKind = 'mouse',
    selected: string[] = [],
  ) {
    this.selection = selectionOf({ nodes: selected });
  }

  down(
    x: number,
    y: number,
    hit: Hit,
    keys: Keys = {},
    more: { button?: number; pointerId?: number } = {},
  ): this {
    const { button = 0, pointerId = 1 } = more;
    const { pointer, timeMs } = this;
    return this.send({
      kind: 'down',
      pointerId,
      pointer,
      button,
      at: { x, y },
      hit,
      keys: held(keys),
      timeMs,
    });
  }

  move(x: number, y: number, keys: Keys = {}, pointerId = 1): this {
    return this.send({ kind: 'move', pointerId, at: { x, y }, keys: held(keys), timeMs: this.timeMs });
  }

  up(x: number, y: number, keys: Keys = {}, pointerId = 1): this {
    return this.send({ kind: 'up', pointerId, at: { x, y }, keys: held(keys), timeMs: this.timeMs });
  }

  keys(keys: Keys): this {
    return this.send({ kind: 'keys', keys: held(keys) });
  }

  wait(timeMs: number): this {
    this.timeMs += timeMs;
    return this;
  }

  tick(elapsedMs: number): this {
    this.timeMs += elapsedMs;
    return this.send({ kind: 'tick', timeMs: this.timeMs });
  }

  escape(): this {
    return this.send({ kind: 'escape' });
  }

  cancel(): this {
    return this.send({ kind: 'cancel' });
  }

  /** The kinds of effects so far, without repeats in a row. */
  kinds(): string[] {
    return this.effects.map(({ kind }) => kind).filter((kind, n, all) => kind !== all[n - 1]);
  }

  last<Kind extends PointerEffect['kind']>(kind: Kind): Extract<PointerEffect, { kind: Kind }> | undefined {
    return this.effects.findLast((effect) => effect.kind === kind) as
      Extract<PointerEffect, { kind: Kind }> | undefined;
  }

  send(input: PointerInput): this {
    const { viewport, selection } = this;
    const context = {
      viewport,
      selection,
      screen: { width: 800, height: 600 },
      emptyDrag: this.emptyDrag,
      itemsIn: () => this.enclosed,
    };
    const { state, effects } = nextPointerState(this.state, input, context);
    this.state = state;
    for (const effect of effects) {
      if (effect.kind === 'look') this.viewport = effect.viewport;
      if (effect.kind === 'select') this.selection = effect.selection;
      this.effects.push(effect);
    }
    return this;
  }
}

function held(keys: Keys): HeldKeys {
  return { shift: false, control: false, alt: false, space: false, ...keys };
}
