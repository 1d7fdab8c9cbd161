import fc from 'fast-check';
import { applyChanges } from '../document/apply-changes';
import type { CanvasDocument } from '../document/canvas-document';
import { invertChanges } from '../document/change';
import { plainDocument } from '../document/read-document';
import { openCanvas, performEdit } from '../history/canvas-state';
import { aDocument } from '../spec-support/a-document';
import { arbitraryDice, COMMANDS } from '../spec-support/arbitrary-edits';
import { changesBetween } from './changes-between';

const BASE = aDocument({ nodes: ['a', 'b', 'c', 'd'], edges: ['a>b', 'b>c', 'c>d'] });
const documents = fc.array(fc.tuple(fc.nat(99), arbitraryDice), { maxLength: 8 }).map((plays) =>
  plays.reduce((current: CanvasDocument, [n, dice]) => {
    const edit = COMMANDS[n % COMMANDS.length]?.(current, dice);
    return edit ? performEdit(openCanvas(current), edit, { atMs: 0 }).state.document : current;
  }, BASE),
);

describe('changes between two documents', () => {
  it('lead from one to the other and back, order included', () => {
    fc.assert(
      fc.property(documents, documents, (before, after) => {
        const changes = changesBetween(before, after);
        expect(plainDocument(applyChanges(before, changes))).toEqual(plainDocument(after));
        expect(plainDocument(applyChanges(after, invertChanges(changes)))).toEqual(plainDocument(before));
      }),
    );
  });

  it('are none between equal documents', () => {
    expect(
      changesBetween(BASE, aDocument({ nodes: ['a', 'b', 'c', 'd'], edges: ['a>b', 'b>c', 'c>d'] })),
    ).toEqual([]);
  });

  it('tell another order', () => {
    const after = aDocument({
      nodes: [...BASE.nodes.order].reverse().flatMap((id) => BASE.nodes.byId.get(id) ?? []),
    });
    expect(plainDocument(applyChanges(BASE, changesBetween(BASE, after))).nodes.map(({ id }) => id)).toEqual([
      'd',
      'c',
      'b',
      'a',
    ]);
  });
});
