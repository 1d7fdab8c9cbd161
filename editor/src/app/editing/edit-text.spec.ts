import { editText } from './edit-text';

it('names what was done', () => {
  expect(editText({ does: 'delete', name: 'b' })).toBe('Delete “b”');
  expect(editText({ does: 'rename-to', name: 'a', to: 'b' })).toBe('Rename “a” to “b”');
  expect(editText({ does: 'edit-note' })).toBe('Edit note');
  expect(editText({ does: 'as-told', text: 'Take version 3' })).toBe('Take version 3');
});

it('counts several things, and one as one', () => {
  expect(editText({ does: 'move', count: 3, of: 'item' })).toBe('Move 3 items');
  expect(editText({ does: 'delete-and-reconnect', count: 1, of: 'edge' })).toBe(
    'Delete 1 edge and reconnect',
  );
  expect(editText({ does: 'ungroup', count: 2, of: 'group' })).toBe('Ungroup 2 groups');
  expect(editText({ does: 'tidy', count: 1, of: 'node' })).toBe('Tidy 1 node');
});
