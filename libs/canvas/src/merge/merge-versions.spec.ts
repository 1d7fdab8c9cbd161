import fc from 'fast-check';
import { performEdit, openCanvas } from '../history/canvas-state';
import type { CanvasDocument } from '../document/canvas-document';
import { isSameValue } from '../document/is-same-value';
import { plainDocument } from '../document/read-document';
import { aDocument, aNode } from '../spec-support/a-document';
import { arbitraryDice, COMMANDS, type Dice } from '../spec-support/arbitrary-edits';
import { rewriteStepNames as rewriteReferences } from '../spec-support/rewrite-step-names';
import { compareVersions, type ChangedItem } from './compare-versions';
import { mergeVersions, type MergeChoice } from './merge-versions';
import type { ThreeVersions } from './three-versions';

const BASE = aDocument({ nodes: ['a', 'b', 'c', 'd'], edges: ['a>b', 'b>c', 'c>d'] });
const never = (): never => {
  throw new Error('Nobody should have been asked.');
};
const compare = (versions: ThreeVersions): ChangedItem[] => compareVersions(versions, rewriteReferences);
const merge = (versions: ThreeVersions, choose: (item: ChangedItem) => MergeChoice): CanvasDocument =>
  mergeVersions(versions, { choose, rewriteReferences });

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
        expect(text(merge({ base: BASE, mine: changed, theirs: BASE }, never))).toBe(text(changed));
        expect(text(merge({ base: BASE, mine: BASE, theirs: changed }, never))).toBe(text(changed));
        expect(text(merge({ base: BASE, mine: changed, theirs: changed }, never))).toBe(text(changed));
      }),
    );
  });

  it('never gives an edge without its ends, whoever wins', () => {
    fc.assert(
      fc.property(plays, plays, fc.boolean(), (here, there, isMine) => {
        const versions = { base: BASE, mine: edited(BASE, here), theirs: edited(BASE, there) };
        const merged = merge(versions, () => (isMine ? 'mine' : 'theirs'));
        for (const edge of plainDocument(merged).edges) {
          expect([merged.nodes.byId.has(edge.source), merged.nodes.byId.has(edge.target)]).toEqual([
            true,
            true,
          ]);
        }
      }),
    );
  });

  it('drops no node and no note that either side added', () => {
    fc.assert(
      fc.property(plays, plays, (here, there) => {
        const versions = { base: BASE, mine: edited(BASE, here), theirs: edited(BASE, there) };
        const merged = merge(versions, () => 'theirs');
        for (const list of ['nodes', 'notes'] as const) {
          const [mine, theirs] = [added(versions.mine, list), added(versions.theirs, list)];
          const alike = mine.filter((item) => isSameValue(item, versions.theirs[list].byId.get(item.id)));
          expect(added(merged, list)).toEqual(expect.arrayContaining(theirs));
          expect(added(merged, list)).toHaveLength(mine.length + theirs.length - alike.length);
        }
        expect(merged.nodes.order.length).toBe(merged.nodes.byId.size);
        expect(merged.edges.order.length).toBe(merged.edges.byId.size);
      }),
    );
  });

  it('keeps changes of different nodes from both sides', () => {
    const mine = edit(BASE, 'a', { name: 'Mine' });
    const theirs = edit(BASE, 'b', { name: 'Theirs' });
    const merged = merge({ base: BASE, mine, theirs }, never);
    expect(['a', 'b'].map((id) => merged.nodes.byId.get(id)?.name)).toEqual(['Mine', 'Theirs']);
  });

  it('asks about a node that both changed, and takes what was chosen', () => {
    const mine = edit(BASE, 'a', { name: 'Mine' });
    const theirs = edit(BASE, 'a', { name: 'Theirs' });
    const asked = compare({ base: BASE, mine, theirs });
    expect(asked.map(({ list, id, by }) => [list, id, by])).toEqual([['nodes', 'a', 'both']]);
    for (const choice of ['mine', 'theirs'] as const) {
      const merged = merge({ base: BASE, mine, theirs }, () => choice);
      expect(merged.nodes.byId.get('a')?.name).toBe(choice === 'mine' ? 'Mine' : 'Theirs');
    }
  });

  it('takes a node that one side deleted and the other changed for a question', () => {
    const mine = aDocument({ nodes: ['b', 'c', 'd'], edges: ['b>c', 'c>d'] });
    const theirs = edit(BASE, 'a', { disabled: true });
    const questions = compare({ base: BASE, mine, theirs }).filter(({ by }) => by === 'both');
    expect(questions.map(({ id }) => id)).toEqual(['a']);
  });
});

/** What of a list was not there at first. */
function added(document: CanvasDocument, list: 'nodes' | 'notes'): { readonly id: string }[] {
  return plainDocument(document)[list].filter(({ id }) => !BASE[list].byId.has(id));
}

function edit(
  document: CanvasDocument,
  id: string,
  fields: Partial<ReturnType<typeof aNode>>,
): CanvasDocument {
  const byId = new Map(document.nodes.byId);
  byId.set(id, { ...(byId.get(id) ?? aNode(id)), ...fields });
  return { ...document, nodes: { ...document.nodes, byId } };
}
