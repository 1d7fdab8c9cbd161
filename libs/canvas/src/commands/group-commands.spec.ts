import { applyChanges } from '../document/apply-changes';
import type { CanvasDocument } from '../document/canvas-document';
import { selectionOf } from '../selection/selection';
import { aDocument, aGroup, aNote, plain } from '../spec-support/a-document';
import { addNote } from './add-note';
import { changeGroup } from './change-group';
import { changeNote } from './change-note';
import { groupItems } from './group-items';
import { resizeNote } from './resize-note';
import { ungroupItems } from './ungroup-items';

const document = aDocument({
  nodes: ['a', 'b', 'c', 'd'],
  notes: [aNote('n')],
  groups: [aGroup('outer', ['a'], { noteIds: ['n'] }), aGroup('inner', ['b', 'c'], { parentId: 'outer' })],
});
const group = (start: CanvasDocument, ids: Parameters<typeof selectionOf>[0]) => {
  const attempt = groupItems(start, { selection: selectionOf(ids), name: 'New' });
  if (attempt.kind === 'refused') return attempt.refusal;
  return plain(applyChanges(start, attempt.edit.changes)).groups.map((each) => [
    each.id,
    each.parentId,
    [...each.nodeIds, ...each.noteIds].join(''),
  ]);
};

describe('groupItems', () => {
  it('groups what is loose', () => {
    expect(group(aDocument({ nodes: ['a', 'b'] }), { nodes: ['b', 'a'] })).toEqual([['group', null, 'ba']]);
  });

  it('makes a group inside the one that holds all of it', () => {
    const one = aDocument({ nodes: ['a', 'b'], groups: [aGroup('g', ['a', 'b'])] });
    expect(group(one, { nodes: ['a', 'b'] })).toEqual([
      ['g', null, ''],
      ['group', 'g', 'ab'],
    ]);
  });

  it('takes groups in, and members of different groups out of theirs', () => {
    const two = aDocument({ nodes: ['a', 'b', 'c'], groups: [aGroup('g', ['a']), aGroup('h', ['b', 'c'])] });
    expect(group(two, { nodes: ['a', 'b'], groups: ['g'] })).toEqual([
      ['g', 'group', 'a'],
      ['h', null, 'c'],
      ['group', null, 'b'],
    ]);
  });

  it('refuses a third level, and to group nothing', () => {
    expect(group(document, { nodes: ['b'] })).toBe('too-deep');
    expect(group(document, { groups: ['outer'], nodes: ['d'] })).toBe('too-deep');
    expect(group(document, { edges: ['x'], nodes: ['gone'] })).toBe('nothing-to-group');
  });
});

describe('ungroupItems', () => {
  it('hands the members to the group around, or to the top', () => {
    const inner = applyChanges(document, ungroupItems(document, { groupIds: ['inner'] }).changes);
    expect(plain(inner).groups).toEqual([aGroup('outer', ['a', 'b', 'c'], { noteIds: ['n'] })]);
    const outer = applyChanges(document, ungroupItems(document, { groupIds: ['outer'] }).changes);
    expect(plain(outer).groups).toEqual([aGroup('inner', ['b', 'c'])]);
    const both = ungroupItems(document, { groupIds: ['outer', 'inner'] });
    expect(plain(applyChanges(document, both.changes)).groups).toEqual([]);
    expect(both.select?.nodes).toEqual(new Set(['a', 'b', 'c']));
  });
});

describe('changeGroup', () => {
  it('collapses and renames', () => {
    const edit = changeGroup(document, { groupId: 'inner', fields: { isCollapsed: true } });
    expect(edit.label).toEqual({ does: 'collapse', name: 'inner' });
    expect(edit.select).toEqual(selectionOf({ groups: ['inner'] }));
    expect(applyChanges(document, edit.changes).groups.byId.get('inner')?.isCollapsed).toBe(true);
  });
});

describe('notes', () => {
  it('are put on the grid, edited and resized to the grid', () => {
    const added = addNote(document, { at: { x: 13, y: 30 } });
    let after = applyChanges(document, added.changes);
    const [noteId = ''] = added.select?.notes ?? [];
    after = applyChanges(after, changeNote(after, { noteId, fields: { text: '# Hi', tint: 3 } }).changes);
    after = applyChanges(after, resizeNote(after, { noteId, size: { width: 10, height: 205 } }).changes);
    expect(after.notes.byId.get(noteId)).toEqual({
      id: 'note',
      text: '# Hi',
      tint: 3,
      position: { x: 16, y: 32 },
      size: { width: 96, height: 208 },
    });
  });
});
