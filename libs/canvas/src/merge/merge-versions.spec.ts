import fc from 'fast-check';
import { performEdit, openCanvas } from '../history/canvas-state';
import type { CanvasDocument } from '../document/canvas-document';
import { plainDocument } from '../document/read-document';
import { aDocument, aNode } from '../spec-support/a-document';
import { arbitraryDice, COMMANDS, type Dice } from '../spec-support/arbitrary-edits';
import { compareVersions } from './compare-versions';
import { mergeVersions } from './merge-versions';

const BASE = aDocument({ nodes: ['a', 'b', 'c', 'd'], edges: ['a>b', 'b>c', 'c>d'] });
const never = (): never => {
  throw new Error('Nobody should have been asked.');
};

function edited(document: CanvasDocument, plays: readonly (readonly [number, Dice])[]): CanvasDocument {
  return plays.reduce((current, [n, dice]) => {
    const edit = COMMANDS[n % COMMANDS.length]?.(current, dice);
    return edit ? performEdit(openCanvas(current), edit, { atMs: 0 }).state.document : current;
  }, document);
}

const plays = fc.array(fc.tuple(fc.nat(99), arbitraryDice), { maxLength: 6 });
const text = (document: CanvasDocument): string => {
  const { nodes, edges, notes, groups } = plainDocument(document);
  const sorted = [nodes, edges, notes, groups].map((list) =>
    [...list].sort((x, y) => (x.id < y.id ? -1 : 1)),
  );
  return JSON.stringify(sorted);
};

describe('merging two versions', () => {
  it('is the changed side when the other changed nothing, and asks nobody', () => {
    fc.assert(
      fc.property(plays, (steps) => {
        const changed = edited(BASE, steps);
        expect(text(mergeVersions({ base: BASE, mine: changed, theirs: BASE }, never))).toBe(text(changed));
        expect(text(mergeVersions({ base: BASE, mine: BASE, theirs: changed }, never))).toBe(text(changed));
        expect(text(mergeVersions({ base: BASE, mine: changed, theirs: changed }, never))).toBe(
          text(changed),
        );
      }),
    );
  });

  it('never gives an edge without its ends, whoever wins', () => {
    fc.assert(
      fc.property(plays, plays, fc.boolean(), (here, there, isMine) => {
        const versions = { base: BASE, mine: edited(BASE, here), theirs: edited(BASE, there) };
        const merged = mergeVersions(versions, () => (isMine ? 'mine' : 'theirs'));
        for (const edge of plainDocument(merged).edges) {
          expect([merged.nodes.byId.has(edge.source), merged.nodes.byId.has(edge.target)]).toEqual([
            true,
            true,
          ]);
        }
      }),
    );
  });

  it('keeps changes of different nodes from both sides', () => {
    const mine = edit(BASE, 'a', { name: 'Mine' });
    const theirs = edit(BASE, 'b', { name: 'Theirs' });
    const merged = mergeVersions({ base: BASE, mine, theirs }, never);
    expect(['a', 'b'].map((id) => merged.nodes.byId.get(id)?.name)).toEqual(['Mine', 'Theirs']);
  });

  it('asks about a node that both changed, and takes what was chosen', () => {
    const mine = edit(BASE, 'a', { name: 'Mine' });
    const theirs = edit(BASE, 'a', { name: 'Theirs' });
    const asked = compareVersions({ base: BASE, mine, theirs });
    expect(asked.map(({ list, id, by }) => [list, id, by])).toEqual([['nodes', 'a', 'both']]);
    for (const choice of ['mine', 'theirs'] as const) {
      const merged = mergeVersions({ base: BASE, mine, theirs }, () => choice);
      expect(merged.nodes.byId.get('a')?.name).toBe(choice === 'mine' ? 'Mine' : 'Theirs');
    }
  });

  it('takes a node that one side deleted and the other changed for a question', () => {
    const mine = aDocument({ nodes: ['b', 'c', 'd'], edges: ['b>c', 'c>d'] });
    const theirs = edit(BASE, 'a', { disabled: true });
    const questions = compareVersions({ base: BASE, mine, theirs }).filter(({ by }) => by === 'both');
    expect(questions.map(({ id }) => id)).toEqual(['a']);
  });
});

function edit(
  document: CanvasDocument,
  id: string,
  fields: Partial<ReturnType<typeof aNode>>,
): CanvasDocument {
  const byId = new Map(document.nodes.byId);
  byId.set(id, { ...(byId.get(id) ?? aNode(id)), ...fields });
  return { ...document, nodes: { ...document.nodes, byId } };
}
