import fc from 'fast-check';
import { aGroup, aNote } from '../spec-support/a-document';
import { TEST_CATALOG } from '../spec-support/a-catalog';
import { validateWorkflow } from '../validation/validate-workflow';
import { documentText, readDocumentText } from './document-text';
import { parseWorkflowDocument } from './parse-workflow-document';
import type { WorkflowDocument } from './workflow-document';

const START = { id: 'a', type: 'start' };

function parsed(parts: object): WorkflowDocument {
  const result = parseWorkflowDocument({ name: 'w', nodes: [START, { ...START, id: 'b' }], ...parts });
  if (!result.ok) throw new Error(JSON.stringify(result.problems, null, 2));
  return result.document;
}

function problems(parts: object) {
  const result = parseWorkflowDocument({ name: 'w', ...parts });
  return result.ok ? [] : result.problems.map(({ code, path }) => [code, path]);
}

/** Groups and notes that are likely to be wrong in every way that has the right shape. */
const anyLooks = fc.record({
  nodes: fc.array(
    fc.constantFrom('a', 'b', 'c').map((id) => ({ ...START, id })),
    { maxLength: 4 },
  ),
  notes: fc.array(
    fc.constantFrom('n', 'm', 'n_2', 'x'.repeat(64)).map((id) => aNote(id)),
    { maxLength: 6 },
  ),
  groups: fc.array(
    fc.record({
      id: fc.constantFrom('g', 'h', 'g_2', 'i'),
      name: fc.string({ maxLength: 3, unit: 'grapheme-ascii' }),
      nodeIds: fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 }),
      noteIds: fc.array(fc.constantFrom('n', 'm', 'n_2', 'o'), { maxLength: 4 }),
      parentId: fc.constantFrom(null, 'g', 'h', 'g_2', 'i', 'j'),
      isCollapsed: fc.boolean(),
    }),
    { maxLength: 6 },
  ),
});

describe('notes and groups of a document', () => {
  it('are empty lists when they are left out, and filled in where fields are', () => {
    expect(parsed({})).toMatchObject({ notes: [], groups: [] });
    const looks = parsed({
      notes: [{ id: 'n', position: { x: 1, y: 2 } }],
      groups: [{ id: 'g', name: 'G', noteIds: ['n'] }],
    });
    expect(looks.notes).toEqual([aNote('n', { text: '', position: { x: 1, y: 2 } })]);
    expect(looks.groups).toEqual([aGroup('g', [], { name: 'G', noteIds: ['n'] })]);
  });

  it.each([
    ['another key', { notes: [{ ...aNote('n'), colour: 'red' }] }, '/notes/0/colour'],
    ['another tint', { notes: [{ ...aNote('n'), tint: 6 }] }, '/notes/0/tint'],
    ['a long text', { notes: [{ ...aNote('n'), text: 'x'.repeat(10_001) }] }, '/notes/0/text'],
    ['no place', { notes: [{ id: 'n' }] }, '/notes/0/position'],
    ['no width', { notes: [aNote('n', { size: { width: 0, height: 1 } })] }, '/notes/0/size/width'],
    ['too many notes', { notes: Array.from({ length: 201 }, (_, id) => aNote(`n${id}`)) }, '/notes'],
    ['too many groups', { groups: Array.from({ length: 101 }, (_, id) => aGroup(`g${id}`)) }, '/groups'],
    ['a group without a name', { groups: [{ id: 'g' }] }, '/groups/0/name'],
    ['members of another type', { groups: [{ ...aGroup('g'), nodeIds: [1] }] }, '/groups/0/nodeIds/0'],
    ['text that cannot be stored', { notes: [aNote('n', { text: 'a\u0000' })] }, '/notes/0/text'],
  ])('are refused with %s', (_what, parts, path) => {
    expect(problems(parts)).toEqual([['document-shape', path]]);
  });

  it('get ids of their own', () => {
    const { notes, groups } = parsed({
      notes: [aNote('n'), aNote('n'), aNote('n_2')],
      groups: [aGroup('g', ['a']), aGroup('g', ['b'])],
    });
    expect(notes.map(({ id }) => id)).toEqual(['n', 'n_3', 'n_2']);
    expect(groups.map(({ id, nodeIds }) => [id, ...nodeIds])).toEqual([
      ['g', 'a'],
      ['g_2', 'b'],
    ]);
  });

  it('lose what does not fit, so that nobody who removes a node is refused for a group', () => {
    const { groups } = parsed({
      groups: [
        aGroup('outer', ['gone'], { parentId: 'nowhere' }),
        aGroup('g', ['a', 'gone', 'a']),
        aGroup('inner', ['a', 'b'], { parentId: 'g' }),
        aGroup('third', ['b'], { parentId: 'inner' }),
        aGroup('self', [], { parentId: 'self' }),
      ],
    });
    expect(groups).toEqual([aGroup('g', ['a']), aGroup('inner', ['b'], { parentId: 'g' })]);
  });

  it('are sound, and the same when read once more, whatever was posted', () => {
    fc.assert(
      fc.property(anyLooks, (looks) => {
        const { nodes, notes, groups } = parsed(looks);
        expect(parsed({ nodes, notes, groups })).toMatchObject({ notes, groups });
        const lists = [notes.map(({ id }) => id), groups.map(({ id }) => id)];
        lists.push(
          groups.flatMap((group) => group.nodeIds),
          groups.flatMap((group) => group.noteIds),
        );
        for (const ids of lists) expect(new Set(ids).size).toBe(ids.length);
        for (const { id, nodeIds, noteIds, parentId } of groups) {
          const parent = groups.find((each) => each.id === parentId);
          expect(parentId === null || (parent?.parentId === null && parent.id !== id)).toBe(true);
          expect([...nodeIds].filter((each) => !nodes.some((node) => node.id === each))).toEqual([]);
          const isParent = groups.some((each) => each.parentId === id);
          expect(nodeIds.length + noteIds.length > 0 || isParent).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('keep nothing from running', () => {
    fc.assert(
      fc.property(anyLooks, (looks) => {
        const document = parsed({ ...looks, nodes: [START] });
        expect(validateWorkflow(document, TEST_CATALOG)).toEqual([]);
      }),
    );
  });

  it('look at each member once, however many groups name it', () => {
    const ids = Array.from({ length: 10_000 }, (_, id) => `n${id}`);
    const groups = Array.from({ length: 100 }, (_, id) => aGroup(`g${id}`, ids));
    expect(parsed({ groups }).groups).toEqual([]);
    expect(problems({ groups: [aGroup('g', [...ids, 'one more'])] })).toEqual([
      ['document-shape', '/groups/0/nodeIds'],
    ]);
  });
});

describe('documentText', () => {
  it('is the text from before there were notes and groups when there are none', () => {
    const { notes: _, groups: __, ...before } = parsed({});
    expect(documentText(parsed({}))).toBe(JSON.stringify(before));
    expect(readDocumentText(JSON.stringify(before))).toEqual(parsed({}));
  });

  it('leads back', () => {
    fc.assert(
      fc.property(anyLooks, (looks) => {
        expect(readDocumentText(documentText(parsed(looks)))).toEqual(parsed(looks));
      }),
    );
  });
});
