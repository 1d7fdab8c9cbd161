import fc from 'fast-check';
import { reachableNodes } from '../document/reachable-nodes';
import { edgeIndexOf } from '../document/edge-index';
import { cleanGroups } from '../document/clean-groups';
import { itemsOf } from '../document/item-list';
import type { CanvasDocument } from '../document/canvas-document';
import { aDocument, plain } from '../spec-support/a-document';
import { arbitraryDice, COMMANDS } from '../spec-support/arbitrary-edits';
import { openCanvas, performEdit, redoEdit, undoEdit, type CanvasState } from './canvas-state';

const SEQUENCES = 10_000;
const TIMEOUT_MS = 300_000;

const start = aDocument({ nodes: ['a', 'b', 'c', 'd'], edges: ['a>b', 'b>c'] });
const text = (document: CanvasDocument): string => JSON.stringify(plain(document));

const sequence = fc.array(
  fc.record({ command: fc.nat(COMMANDS.length - 1), dice: arbitraryDice, waitMs: fc.constantFrom(10, 1000) }),
  { minLength: 1, maxLength: 14 },
);

const isAcyclic = (document: CanvasDocument): boolean =>
  [...edgeIndexOf(document).outgoing].every(
    ([id, edges]) =>
      !reachableNodes(
        document,
        edges.map((edge) => edge.target),
        'downstream',
      ).has(id),
  );

// A hundred thousand documents are looked at: plain comparisons, for their speed.
const isSound = (document: CanvasDocument): boolean => {
  const { nodes, notes, groups } = document;
  const cleaned = cleanGroups(itemsOf(groups), nodes.byId, notes.byId);
  return isAcyclic(document) && JSON.stringify(cleaned) === JSON.stringify(itemsOf(groups));
};

describe('any sequence of commands', () => {
  it(
    'is undone to the start and redone to the end, step by step; groups stay sound and no ring is closed',
    () => {
      fc.assert(
        fc.property(sequence, (steps) => {
          let state: CanvasState = openCanvas(start);
          let atMs = 0;
          for (const { command, dice, waitMs } of steps) {
            const edit = COMMANDS[command]?.(state.document, dice);
            atMs += waitMs;
            // Some follow each other as a burst of the same thing.
            const mergeKey = waitMs < 800 ? 'burst' : null;
            if (edit) state = performEdit(state, edit, { atMs, mergeKey }).state;
            if (!isSound(state.document)) throw new Error(`${edit?.label.does} left ${text(state.document)}`);
          }
          const end = state;
          for (let back = undoEdit(state); back; back = undoEdit(state)) state = back.state;
          expect(text(state.document)).toBe(text(start));
          for (let forth = redoEdit(state); forth; forth = redoEdit(state)) state = forth.state;
          expect(text(state.document)).toBe(text(end.document));
          expect(state.selection).toEqual(end.selection);
        }),
        { numRuns: SEQUENCES },
      );
    },
    TIMEOUT_MS,
  );
});
