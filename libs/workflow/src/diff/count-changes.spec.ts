import type { WorkflowDocument } from '../document/workflow-document';
import { aDocument, aGroup, aNode, aNote } from '../spec-support/a-document';
import { countChanges } from './count-changes';
import { diffDocuments } from './diff-documents';

const BEFORE = aDocument(['a', 'b', 'c'], ['a -> b', 'b -> c']);

const countFrom = (after: WorkflowDocument, before = BEFORE) => countChanges(diffDocuments(before, after));

describe('countChanges', () => {
  it.each<[string, WorkflowDocument, number]>([
    ['nothing', BEFORE, 0],
    [
      'a node with three other fields',
      {
        ...BEFORE,
        nodes: [aNode('a', { config: { x: 1, y: 2 }, disabled: true }), aNode('b'), aNode('c')],
      },
      1,
    ],
    ['a node that came with its edge', aDocument(['a', 'b', 'c', 'd'], ['a -> b', 'b -> c', 'c -> d']), 1],
    ['a node put into an edge', aDocument(['a', 'b', 'c', 'd'], ['a -> b', 'b -> d', 'd -> c']), 2],
    ['a node that went with its edges', aDocument(['a', 'c']), 1],
    ['an edge that leads elsewhere', aDocument(['a', 'b', 'c'], ['a -> b', 'a -> c']), 2],
    ['another order', aDocument(['b', 'a', 'c'], ['a -> b', 'b -> c']), 1],
    ['another name and description', { ...BEFORE, name: 'New', description: 'New' }, 2],
    [
      'two settings',
      { ...BEFORE, settings: { timezone: 'Europe/Berlin', timeoutMs: 1, maxConcurrency: null } },
      2,
    ],
  ])('counts %s', (_what, after, changes) => {
    expect(countFrom(after)).toEqual({ changes, looks: 0 });
    expect(countChanges(diffDocuments(after, BEFORE))).toEqual({ changes, looks: 0 });
  });

  it('counts what was only moved, and notes and groups, apart', () => {
    const before = { ...BEFORE, notes: [aNote('n'), aNote('m')], groups: [aGroup('g', ['a'])] };
    const after = {
      ...BEFORE,
      nodes: [aNode('a', { position: { x: 9, y: 9 } }), aNode('b'), aNode('c')],
      notes: [aNote('n', { text: 'New', position: { x: 9, y: 9 } })],
      groups: [aGroup('g', ['a'], { isCollapsed: true }), aGroup('h', ['b'])],
    };
    expect(countFrom(after, before)).toEqual({ changes: 0, looks: 5 });
  });
});
