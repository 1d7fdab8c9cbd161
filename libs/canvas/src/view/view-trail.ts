import type { Viewport } from './viewport';

/** Where one has looked, to go back there and forth again. */
export interface ViewTrail {
  readonly past: readonly Viewport[];
  readonly future: readonly Viewport[];
}

export const NO_TRAIL: ViewTrail = { past: [], future: [] };

const MAX_VIEWS = 50;

/** Before a jump (to a search hit, an outline entry, all of it): remembers what is seen now. */
export function leaveView({ past }: ViewTrail, viewport: Viewport): ViewTrail {
  return { past: [...past, viewport].slice(-MAX_VIEWS), future: [] };
}

/** A trail after a step on it, and where that leads; undefined when it ends here. */
export interface TrailStep {
  readonly trail: ViewTrail;
  readonly viewport: Viewport;
}

/** To what was seen before; `now` can be come back to. */
export function backOnTrail({ past, future }: ViewTrail, now: Viewport): TrailStep | undefined {
  const viewport = past.at(-1);
  return viewport && { trail: { past: past.slice(0, -1), future: [...future, now] }, viewport };
}

/** Forth again after going back. */
export function forthOnTrail({ past, future }: ViewTrail, now: Viewport): TrailStep | undefined {
  const viewport = future.at(-1);
  return viewport && { trail: { past: [...past, now], future: future.slice(0, -1) }, viewport };
}
