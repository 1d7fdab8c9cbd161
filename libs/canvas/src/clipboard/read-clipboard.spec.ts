import fc from 'fast-check';
import { pasteFragment } from '../commands/insert-fragment';
import { applyChanges } from '../document/apply-changes';
import type { CanvasEdge, CanvasNode } from '../document/canvas-document';
import { plainDocument, type PlainDocument } from '../document/read-document';
import { openCanvas, performEdit } from '../history/canvas-state';
import { selectAll, selectionOf } from '../selection/selection';
import { aDocument, aGroup, aNode, aNote } from '../spec-support/a-document';
import { arbitraryDice, COMMANDS } from '../spec-support/arbitrary-edits';
import { rewriteStepNames as rewriteReferences } from '../spec-support/rewrite-step-names';
import { clipboardText } from './clipboard-text';
import { fragmentOf } from './fragment-of';
import { readClipboard, type ReadGraph } from './read-clipboard';

const readGraph: ReadGraph = ({ nodes, edges }) =>
  Array.isArray(nodes) && Array.isArray(edges)
    ? { ok: true, nodes: nodes as unknown as CanvasNode[], edges: edges as unknown as CanvasEdge[] }
    : { ok: false, message: 'Nodes and edges are lists.' };
const read = (text: string): PlainDocument => {
  const result = readClipboard(text, readGraph);
  if (result.kind === 'refused') throw new Error(result.message);
  return result.fragment;
};
const refusal = (value: unknown): string => {
  const result = readClipboard(typeof value === 'string' ? value : JSON.stringify(value), readGraph);
  return result.kind === 'refused' ? result.refusal : 'read';
};

const document = aDocument({
  nodes: [aNode('a', { config: { keyId: 'key-1' } }), 'b', 'c'],
  edges: ['a>b', 'b>c'],
  notes: [aNote('n', { text: '# Note' })],
  groups: [aGroup('g', ['a'], { noteIds: ['n'] })],
});

describe('the clipboard', () => {
  it('gives back what was copied: nodes, notes, groups and the edges between these nodes', () => {
    const fragment = fragmentOf(document, selectionOf({ nodes: ['b'], groups: ['g'] }));
    expect(fragment.edges.map(({ id }) => id)).toEqual(['a>b']);
    const copied = read(clipboardText(fragment));
    expect(copied).toEqual(fragment);
    expect(copied.nodes[0]?.config).toEqual({ keyId: 'key-1' });
  });

  it('pastes a graph of the same shape, whatever was copied and wherever it is pasted', () => {
    const steps = fc.array(fc.record({ command: fc.nat(COMMANDS.length - 1), dice: arbitraryDice }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(steps, (sequence) => {
        let state = openCanvas(document);
        for (const { command, dice } of sequence) {
          const edit = COMMANDS[command]?.(state.document, dice);
          if (edit) state = performEdit(state, edit, { atMs: 0 }).state;
        }
        const copied = fragmentOf(state.document, selectAll(state.document));
        const fragment = read(clipboardText(copied));
        expect(fragment).toEqual(copied);
        const { changes } = pasteFragment(state.document, {
          fragment,
          at: { x: 7, y: 9 },
          rewriteReferences,
        });
        const { nodes, edges, groups } = plainDocument(applyChanges(state.document, changes));
        const pasted = nodes.slice(copied.nodes.length);
        const place = new Map(pasted.map(({ id }, n) => [id, n]));
        const before = new Map(copied.nodes.map(({ id }, n) => [id, n]));
        const shape = (list: CanvasEdge[], at: Map<string, number>): unknown =>
          list.map((edge) => [at.get(edge.source), edge.sourcePort, at.get(edge.target), edge.targetPort]);
        expect(shape(edges.slice(copied.edges.length), place)).toEqual(shape(copied.edges, before));
        expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
        expect(pasted.map(({ type }) => type)).toEqual(copied.nodes.map(({ type }) => type));
        expect(groups.slice(copied.groups.length).map(({ name }) => name)).toEqual(
          copied.groups.map(({ name }) => name),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('says why a text can’t be pasted', () => {
    const sound = { format: 'rex-canvas', formatVersion: 1, nodes: [], edges: [] };
    expect(refusal(sound)).toBe('read');
    expect(refusal('hello')).toBe('not-json');
    expect(refusal('null')).toBe('other-format');
    expect(refusal({ name: 'A workflow', nodes: [] })).toBe('other-format');
    expect(refusal({ ...sound, formatVersion: 2 })).toBe('newer-version');
    expect(refusal({ ...sound, formatVersion: '1' })).toBe('invalid');
    expect(refusal({ ...sound, nodes: 'x' })).toBe('invalid');
    expect(refusal({ ...sound, notes: [{ ...aNote('n'), tint: 9 }] })).toBe('invalid');
    expect(refusal({ ...sound, notes: [{ ...aNote('n'), size: { width: 0, height: 1 } }] })).toBe('invalid');
    expect(refusal({ ...sound, groups: [{ ...aGroup('g', []), nodeIds: [1] }] })).toBe('invalid');
    expect(refusal({ ...sound, nodes: Array.from({ length: 5001 }, () => null) })).toBe('too-large');
    expect(refusal('x'.repeat(6_000_000))).toBe('too-large');
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readClipboard(text, readGraph).kind).toBe('refused');
      }),
    );
    const entry = fc.jsonValue();
    fc.assert(
      fc.property(entry, entry, (notes, groups) => {
        const text = JSON.stringify({ format: 'rex-canvas', formatVersion: 1, notes, groups });
        expect(['read', 'refused']).toContain(readClipboard(text, readGraph).kind);
      }),
    );
  });

  it('leaves out edges to nodes that were not copied', () => {
    const fragment = {
      ...fragmentOf(document, selectionOf({ nodes: ['a'] })),
      edges: plainDocument(document).edges,
    };
    expect(read(clipboardText(fragment)).edges).toEqual([]);
  });
});
