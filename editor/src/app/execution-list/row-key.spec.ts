import { rowKey } from './row-key';

const press = (key: string, more = {}) => ({
  ...{ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false },
  ...more,
});
const at = { index: 5, count: 8, pageRows: 10 };

it('goes from row to row, and no further than the ends', () => {
  expect(rowKey(press('ArrowDown'), at)).toEqual({ kind: 'go', index: 6 });
  expect(rowKey(press('PageDown'), at)).toEqual({ kind: 'go', index: 7 });
  expect(rowKey(press('PageUp'), at)).toEqual({ kind: 'go', index: 0 });
  expect(rowKey(press('End'), at)).toEqual({ kind: 'go', index: 7 });
});

it('looks into a row by Space, selects by X or with Shift, and leaves the rest to the browser', () => {
  expect(rowKey(press(' '), at)).toEqual({ kind: 'preview' });
  expect(rowKey(press(' ', { shiftKey: true }), at)).toEqual({ kind: 'select' });
  expect(rowKey(press('x'), at)).toEqual({ kind: 'select' });
  expect(rowKey(press('x', { ctrlKey: true }), at)).toBeNull();
  expect(rowKey(press('Enter'), at)).toBeNull();
});
