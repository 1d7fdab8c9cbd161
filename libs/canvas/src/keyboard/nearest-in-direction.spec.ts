import { nearestInDirection } from './nearest-in-direction';
import { cardRect } from '../geometry/node-geometry';

//  a ── b ── d
//    └─ c ─┘
const at = { a: { x: 0, y: 64 }, b: { x: 320, y: 0 }, c: { x: 320, y: 128 }, d: { x: 640, y: 64 } };
const placed = Object.entries(at).map(([id, position]) => ({ id, rect: cardRect(position) }));
const from = (id: keyof typeof at, direction: 'left' | 'right' | 'up' | 'down'): string | undefined =>
  nearestInDirection(cardRect(at[id]), placed, direction);

describe('nearestInDirection', () => {
  it('moves to the nearest card on that side', () => {
    expect(from('a', 'right')).toBe('b');
    expect(from('b', 'down')).toBe('c');
    expect(from('c', 'up')).toBe('b');
    expect(from('d', 'left')).toBe('b');
    expect(from('c', 'right')).toBe('d');
  });

  it('stays at the border', () => {
    expect(from('a', 'left')).toBeUndefined();
    expect(from('b', 'up')).toBeUndefined();
  });
});
