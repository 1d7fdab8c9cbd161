import fc from 'fast-check';
import type { WorkflowDocument } from '../document/workflow-document';
import { aDocument, aGroup, aNode, aNote } from '../spec-support/a-document';
import { anyDocument } from '../spec-support/arbitrary-graph';
import { MAX_VALUE_CHARACTERS } from './bounded-value';
import { diffDocuments } from './diff-documents';

const NOTHING = {
  nodes: { added: [], removed: [], changed: [], moved: [], reordered: false },
  edges: { added: [], removed: [] },
  notes: { added: [], removed: [], changed: [], moved: [] },
  groups: { added: [], removed: [], changed: [] },
  settings: [],
};

const withConfig = (config: unknown) => aDocument([aNode('a', { config: config as Record<string, never> })]);
const changesOf = (before: unknown, after: unknown) =>
  diffDocuments(withConfig(before), withConfig(after)).nodes.changed[0]?.changes;

/** Documents whose nodes also have any configs and places, and now and then an id twice. */
const anyDrawing = (): fc.Arbitrary<WorkflowDocument> =>
  fc
    .tuple(
      anyDocument(),
      fc.array(fc.tuple(fc.dictionary(fc.string(), fc.jsonValue()), fc.integer()), { minLength: 12 }),
    )
    .map(([document, parts]) => ({
      ...document,
      nodes: document.nodes.map((node, index) => {
        const [config, x] = parts[index] ?? [{}, 0];
        return { ...node, id: x % 7 === 0 ? 'n0' : node.id, config: config as never, position: { x, y: 0 } };
      }),
    }));

describe('diffDocuments', () => {
  it('finds nothing between a document and itself', () => {
    fc.assert(
      fc.property(anyDrawing(), (document) => {
        expect(diffDocuments(document, structuredClone(document))).toEqual(NOTHING);
      }),
    );
  });

  it('leads from the nodes and edges of one document to those of the other', () => {
    const names = (items: readonly { id: string }[]) => items.map(({ id }) => id).sort();
    const applied = (before: { id: string }[], removed: { id: string }[], added: { id: string }[]) => {
      const left = names(before);
      for (const { id } of removed) left.splice(left.indexOf(id), 1);
      return [...left, ...names(added)].sort();
    };
    fc.assert(
      fc.property(anyDrawing(), anyDrawing(), (before, after) => {
        const { nodes, edges } = diffDocuments(before, after);
        expect(applied(before.nodes, nodes.removed, nodes.added)).toEqual(names(after.nodes));
        expect(applied(before.edges, edges.removed, edges.added)).toEqual(names(after.edges));
      }),
    );
  });

  it('is turned round when the documents are', () => {
    fc.assert(
      fc.property(anyDrawing(), anyDrawing(), (before, after) => {
        const [there, back] = [diffDocuments(before, after), diffDocuments(after, before)];
        expect(back.nodes.removed).toEqual(there.nodes.added);
        expect(back.edges.added).toEqual(there.edges.removed);
        expect(back.nodes.moved.toSorted()).toEqual(there.nodes.moved.toSorted());
        expect(back.nodes.changed.map(({ id }) => id).sort()).toEqual(
          there.nodes.changed.map(({ id }) => id).sort(),
        );
      }),
    );
  });

  it('tells a node that only stands somewhere else as moved, not as changed', () => {
    const { nodes } = diffDocuments(
      aDocument(['a', 'b']),
      aDocument([aNode('a', { position: { x: 5, y: 0 } }), 'b']),
    );
    expect(nodes).toEqual({ ...NOTHING.nodes, moved: ['a'] });
  });

  it('tells name, description and settings', () => {
    const before = aDocument(['a']);
    const after = {
      ...before,
      name: 'New',
      description: 'Why',
      settings: { ...before.settings, maxConcurrency: 2 },
    };
    expect(diffDocuments(before, after)).toEqual({
      ...NOTHING,
      settings: [{ path: '/maxConcurrency', before: null, after: 2 }],
      name: { before: 'A workflow', after: 'New' },
      description: { before: '', after: 'Why' },
    });
  });

  it('tells an edge with another end as one removed and one added', () => {
    const [before, after] = [aDocument(['a', 'b', 'c'], ['a -> b']), aDocument(['a', 'b', 'c'], ['a -> c'])];
    expect(diffDocuments(before, after).edges).toEqual({ added: after.edges, removed: before.edges });
  });

  it('tells that nodes change places in the list, which breaks ties', () => {
    expect(diffDocuments(aDocument(['a', 'b']), aDocument(['b', 'a'])).nodes).toEqual({
      ...NOTHING.nodes,
      reordered: true,
    });
    expect(diffDocuments(aDocument(['a', 'b']), aDocument(['c', 'a', 'b'])).nodes.reordered).toBe(false);
  });

  it.each([
    ['a value', { url: 'a' }, { url: 'b' }, [{ path: '/config/url', before: 'a', after: 'b' }]],
    ['what came', {}, { a: null }, [{ path: '/config/a', after: null }]],
    ['what went', { a: [1, 2] }, { a: [1] }, [{ path: '/config/a/1', before: 2 }]],
    ['another kind', { a: [] }, { a: {} }, [{ path: '/config/a', before: [], after: {} }]],
    ['keys with slashes', { 'a/b~': 1 }, { 'a/b~': 2 }, [{ path: '/config/a~1b~0', before: 1, after: 2 }]],
    [
      'keys of prototypes',
      { constructor: 1 },
      { toString: 1 },
      [
        { path: '/config/constructor', before: 1 },
        { path: '/config/toString', after: 1 },
      ],
    ],
  ])('points to %s', (_what, before, after, expected) => {
    expect(changesOf(before, after)).toEqual(expected);
  });

  it('tells notes and groups that came, went, changed or moved', () => {
    const [note, moved, gone] = [aNote('a'), aNote('b'), aNote('c')];
    const [group, other] = [aGroup('g', ['x', 'y']), aGroup('h', ['z'])];
    const before = { ...aDocument([]), notes: [note, moved, gone], groups: [group, other] };
    const after = {
      ...aDocument([]),
      notes: [
        { ...note, text: 'New', tint: 2 as const },
        { ...moved, size: { width: 300, height: 160 } },
        aNote('d'),
      ],
      groups: [{ ...group, nodeIds: ['y', 'x', 'w'], isCollapsed: true }],
    };
    const diff = diffDocuments(before, after);
    expect(diff.notes).toEqual({
      added: [aNote('d')],
      removed: [gone],
      changed: [
        {
          id: 'a',
          changes: [
            { path: '/text', before: 'a', after: 'New' },
            { path: '/tint', before: 1, after: 2 },
          ],
        },
      ],
      moved: ['b'],
    });
    expect(diff.groups).toEqual({
      added: [],
      removed: [other],
      changed: [
        {
          id: 'g',
          changes: [
            { path: '/nodeIds', before: ['x', 'y'], after: ['y', 'x', 'w'] },
            { path: '/isCollapsed', before: false, after: true },
          ],
        },
      ],
    });
  });

  it('takes another order of keys for no change', () => {
    expect(changesOf({ a: 1, b: { c: 1, d: 2 } }, { b: { d: 2, c: 1 }, a: 1 })).toBeUndefined();
  });

  it('cuts large values, between characters, and says so', () => {
    const [change] = changesOf({ code: '😀'.repeat(10_000) }, { code: 'x' }) ?? [];
    expect(change).toEqual({ path: '/config/code', before: '😀'.repeat(5000), after: 'x', cut: ['before'] });
    const [odd] = changesOf({ code: `x${'😀'.repeat(10_000)}` }, { code: 'x' }) ?? [];
    expect(odd?.before).toHaveLength(MAX_VALUE_CHARACTERS - 1);
  });

  it('tells a node with very many changes as a whole', () => {
    const config = (value: number) =>
      Object.fromEntries(Array.from({ length: 5000 }, (_, key) => [key, value]));
    const changes = changesOf(config(1), config(2));
    expect(changes).toEqual([expect.objectContaining({ path: '', cut: ['before', 'after'] })]);
  });

  it('stays small for a long key with many values below it', () => {
    const config = (value: number) => ({
      ['k'.repeat(50_000)]: { a: Array.from({ length: 10_000 }, () => value) },
    });
    const text = JSON.stringify(diffDocuments(withConfig(config(1)), withConfig(config(2))));
    expect(text.length).toBeLessThan(3 * MAX_VALUE_CHARACTERS);
  });
});
