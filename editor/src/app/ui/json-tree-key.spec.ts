import { jsonRows } from './json-rows';
import { jsonTreeKey } from './json-tree-key';

//  0 root, 1 a (open), 2 a/x, 3 b (closed)
const rows = jsonRows({ a: { x: 1 }, b: { y: 2 } }, { toggled: new Set(['/b']), grown: new Map() });

describe('jsonTreeKey', () => {
  it('walks up and down and stops at the ends', () => {
    expect(jsonTreeKey(rows, 0, 'ArrowDown')).toEqual({ kind: 'focus', index: 1 });
    expect(jsonTreeKey(rows, 0, 'ArrowUp')).toBeNull();
    expect(jsonTreeKey(rows, 3, 'ArrowDown')).toBeNull();
    expect(jsonTreeKey(rows, 3, 'Home')).toEqual({ kind: 'focus', index: 0 });
    expect(jsonTreeKey(rows, 0, 'End')).toEqual({ kind: 'focus', index: 3 });
  });

  it('goes right into an open line and opens a closed one', () => {
    expect(jsonTreeKey(rows, 1, 'ArrowRight')).toEqual({ kind: 'focus', index: 2 });
    expect(jsonTreeKey(rows, 3, 'ArrowRight')).toEqual({ kind: 'activate', index: 3 });
    expect(jsonTreeKey(rows, 2, 'ArrowRight')).toBeNull();
  });

  it('goes left to the parent, or closes an open line', () => {
    expect(jsonTreeKey(rows, 2, 'ArrowLeft')).toEqual({ kind: 'focus', index: 1 });
    expect(jsonTreeKey(rows, 1, 'ArrowLeft')).toEqual({ kind: 'activate', index: 1 });
    expect(jsonTreeKey(rows, 3, 'ArrowLeft')).toEqual({ kind: 'focus', index: 0 });
  });

  it('leaves other keys to the page', () => {
    expect(jsonTreeKey(rows, 0, 'Escape')).toBeNull();
    expect(jsonTreeKey(rows, 2, 'Enter')).toBeNull();
  });
});
