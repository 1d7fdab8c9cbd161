import type { Rect } from './rect';

/** Two gaps of the same length beside what is dragged. */
export interface EqualGap {
  readonly axis: 'x' | 'y';
  readonly length: number;
  /** Where each of the two gaps starts along the axis. */
  readonly starts: readonly [number, number];
  /** Where the dragged rectangle starts when they are equal exactly. */
  readonly start: number;
}

/**
 * Looks for a place in the row (axis x) or the column (axis y) of the dragged rectangle where it has equal gaps: between two
 * neighbours, or as far behind or before one as that is from the next. The nearest within the tolerance wins.
 */
export function findEqualGap(
  axis: 'x' | 'y',
  moving: Rect,
  others: readonly Rect[],
  tolerance: number,
): EqualGap | undefined {
  const row = others
    .filter((other) => overlaps(axis === 'x' ? 'y' : 'x', moving, other))
    .map((other) => ({ start: other[axis], end: other[axis] + lengthOf(axis, other) }))
    .sort((a, b) => a.start - b.start);
  const [start, length] = [moving[axis], lengthOf(axis, moving)];
  let best: EqualGap | undefined;
  const offer = (at: number, gap: number, starts: (place: number) => [number, number]): void => {
    const distance = Math.abs(at - start);
    if (gap <= 0 || distance > tolerance || distance >= Math.abs((best?.start ?? Infinity) - start)) return;
    best = { axis, length: gap, starts: starts(at), start: at };
  };
  const before = row.filter((other) => other.end <= start + tolerance);
  const after = row.filter((other) => other.start >= start + length - tolerance);
  const [last, lastButOne] = [before.at(-1), before.at(-2)];
  const [first, second] = [after[0], after[1]];
  if (last && first) {
    const gap = (first.start - last.end - length) / 2;
    offer(last.end + gap, gap, (at) => [last.end, at + length]);
  }
  if (last && lastButOne) {
    const gap = last.start - lastButOne.end;
    offer(last.end + gap, gap, () => [lastButOne.end, last.end]);
  }
  if (first && second) {
    const gap = second.start - first.end;
    offer(first.start - gap - length, gap, (at) => [at + length, first.end]);
  }
  return best;
}

function lengthOf(axis: 'x' | 'y', rect: Rect): number {
  return axis === 'x' ? rect.width : rect.height;
}

function overlaps(axis: 'x' | 'y', a: Rect, b: Rect): boolean {
  return a[axis] < b[axis] + lengthOf(axis, b) && b[axis] < a[axis] + lengthOf(axis, a);
}
