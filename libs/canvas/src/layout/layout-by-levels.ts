import { layeredGraph, type Slot } from './layered-graph';
import { CARD, GRID_PX, inputPortAt } from '../geometry/node-geometry';
import type { Point } from '../geometry/rect';
import { spreadApart } from './spread-apart';
import type { Link } from './topological-levels';

const COLUMN_PITCH_PX = CARD.width + 80;
const ROW_PITCH_PX = CARD.height + 56;
const STAND_IN_PITCH_PX = 64;
/** Odd, so that the last sweep goes right and the order of the ports decides ties. */
const SWEEPS = 5;
/** Less than a row, so that it only decides ties. */
const LEAN_WEIGHT = 0.5;

/** Where everything goes. */
export interface Layout {
  /** Top left corners of the cards, by node id. */
  positions: Map<string, Point>;
  /** For links that pass columns: the height at which they pass each, left to right. */
  bends: Map<Link, Point[]>;
}

/**
 * Places for nodes that have none: columns by longest path from the triggers, left to right; within a column ordered to
 * cross few edges and as level with the neighbours as there is room. The top left corner is at 0, 0; all on the grid.
 */
export function layoutByLevels(ids: readonly string[], links: readonly Link[]): Layout {
  const { columns, standInsOf } = layeredGraph(ids, links);
  const rowOf = new Map<Slot, number>();
  for (const column of columns) column.forEach((slot, row) => rowOf.set(slot, row));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (const { column, sideOf } of inSweep(columns, sweep)) {
      const forwards = sweep % 2 === 0;
      const wishes = new Map(
        column.map((slot) => {
          const wish = mean(sideOf(slot), rowOf) ?? rowOf.get(slot) ?? 0;
          // Edges of one source leave in the order of its ports.
          return [slot, forwards ? wish + slot.lean * LEAN_WEIGHT : wish];
        }),
      );
      column.sort((a, b) => (wishes.get(a) ?? 0) - (wishes.get(b) ?? 0));
      column.forEach((slot, row) => rowOf.set(slot, row));
    }
  }
  const placeOf = places(columns, heights(columns));
  const place = (slot: Slot): Point => placeOf.get(slot) ?? { x: 0, y: 0 };
  const nodes = columns
    .flat()
    .flatMap((slot) => (slot.nodeId === undefined ? [] : { id: slot.nodeId, slot }));
  return {
    positions: new Map(nodes.map(({ id, slot }) => [id, place(slot)])),
    bends: new Map(
      [...standInsOf].map(([link, slots]) => [link, slots.map((slot) => inputPortAt(place(slot)))]),
    ),
  };
}

/** Even sweeps go right and look at the columns before, odd ones go left and look at those after. */
function inSweep(
  columns: Slot[][],
  sweep: number,
): { column: Slot[]; sideOf: (slot: Slot) => readonly Slot[] }[] {
  const forwards = sweep % 2 === 0;
  const ordered = forwards ? columns : [...columns].reverse();
  return ordered.map((column) => ({ column, sideOf: (slot) => (forwards ? slot.before : slot.after) }));
}

function heights(columns: Slot[][]): Map<Slot, number> {
  const yOf = new Map<Slot, number>();
  const place = (column: Slot[], wishOf: (slot: Slot, row: number) => number): void => {
    const wishes = column.map((slot, row) => ({
      at: wishOf(slot, row),
      gapAfter: gap(slot, column[row + 1]),
    }));
    spreadApart(wishes).forEach((y, row) => {
      const slot = column[row];
      if (slot) yOf.set(slot, y);
    });
  };
  for (const column of columns) place(column, () => 0);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (const { column, sideOf } of inSweep(columns, sweep)) {
      place(column, (slot) => mean(sideOf(slot), yOf) ?? yOf.get(slot) ?? 0);
    }
  }
  return yOf;
}

function gap(slot: Slot, next: Slot | undefined): number {
  return slot.nodeId !== undefined && next?.nodeId !== undefined
    ? ROW_PITCH_PX
    : slot.nodeId === undefined && next?.nodeId === undefined
      ? STAND_IN_PITCH_PX / 2
      : (ROW_PITCH_PX + STAND_IN_PITCH_PX) / 2;
}

function mean(slots: readonly Slot[], valueOf: ReadonlyMap<Slot, number>): number | undefined {
  if (slots.length === 0) return undefined;
  return slots.reduce((sum, slot) => sum + (valueOf.get(slot) ?? 0), 0) / slots.length;
}

/** Top left corners; a stand-in has the height that a card in its place would have. */
function places(columns: Slot[][], yOf: ReadonlyMap<Slot, number>): Map<Slot, Point> {
  const slots = columns.flat();
  // Stand-ins may lie above all cards: the drawing still starts with a card at 0.
  const top = Math.min(
    ...slots.filter((slot) => slot.nodeId !== undefined).map((slot) => yOf.get(slot) ?? 0),
  );
  return new Map(
    slots.map((slot) => {
      const y = Math.round(((yOf.get(slot) ?? 0) - top) / GRID_PX) * GRID_PX;
      return [slot, { x: slot.level * COLUMN_PITCH_PX, y }];
    }),
  );
}
