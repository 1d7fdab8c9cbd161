import {
  NOTE_TINTS as CANVAS_TINTS,
  plainDocument,
  readDocument,
  type CanvasGroup,
  type CanvasNote,
  type PlainDocument,
} from '@rex/canvas';
import {
  NOTE_TINTS,
  parseWorkflowDocument,
  type WorkflowDocument,
  type WorkflowGroup,
  type WorkflowNote,
} from '@rex/workflow';
import fc from 'fast-check';

/** Notes and groups that are wrong in every way that has the right shape. */
const anyDocument = fc.record({
  name: fc.constant('w'),
  nodes: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')).map((ids) => ids.map((id) => ({ id, type: 'code' }))),
  notes: fc.array(
    fc.record({
      id: fc.constantFrom('n', 'm', 'n_2', 'x'.repeat(64)),
      position: fc.record({ x: fc.integer({ min: -9, max: 9 }), y: fc.constant(0) }),
    }),
    { maxLength: 6 },
  ),
  groups: fc.array(
    fc.record({
      id: fc.constantFrom('g', 'h', 'g_2', 'i'),
      name: fc.constant('G'),
      nodeIds: fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 }),
      noteIds: fc.array(fc.constantFrom('n', 'm', 'n_2', 'n_3'), { maxLength: 4 }),
      parentId: fc.constantFrom(null, 'g', 'h', 'g_2', 'i', 'j'),
      isCollapsed: fc.boolean(),
    }),
    { maxLength: 6 },
  ),
});

function parsed(input: object): WorkflowDocument {
  const result = parseWorkflowDocument(input);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.document;
}

// The two libraries may not know each other; the editor, which knows both, sees to it that they mean the same.
describe('the workflow document and the canvas', () => {
  it('have the same notes and groups', () => {
    const notes: [WorkflowNote, CanvasNote][] = [];
    const turnedNotes: [CanvasNote, WorkflowNote][] = notes;
    const groups: [WorkflowGroup, CanvasGroup][] = [];
    const turnedGroups: [CanvasGroup, WorkflowGroup][] = groups;
    expect([...turnedNotes, ...turnedGroups]).toEqual([]);
    expect(CANVAS_TINTS).toEqual(NOTE_TINTS);
  });

  it('lead back and forth without a change, so that opening a workflow is no edit', () => {
    fc.assert(
      fc.property(anyDocument, (input) => {
        const document = parsed(input);
        const plain: PlainDocument = plainDocument(readDocument(document));
        const { nodes, edges, notes, groups } = document;
        expect(plain).toEqual({ nodes, edges, notes, groups });
        expect(parsed({ ...document, ...plain })).toEqual(document);
      }),
    );
  });

  it('clean what does not fit in the same way', () => {
    fc.assert(
      fc.property(anyDocument, (input) => {
        const { nodes, edges, notes, groups } = parsed(input);
        const untouched = { nodes, edges, notes, groups: input.groups };
        expect(plainDocument(readDocument(untouched)).groups).toEqual(groups);
      }),
    );
  });
});
