import { labelsWithRoom, tintOf } from './overview-look';

const label = (id: string, x: number, y: number, rank = 1) => ({ id, text: 'Ten chars.', x, y, rank });
const shown = (labels: ReturnType<typeof label>[], most = 10): string[] =>
  labelsWithRoom(labels, most).map(({ id }) => id);

describe('the overview', () => {
  it('fills cards by what happened', () => {
    expect(tintOf('failed')).toBe('bad');
    expect(tintOf('problem')).toBe('warn');
    expect(tintOf(null)).toBe('plain');
  });

  it('names no two nodes on one another, the important ones first', () => {
    expect(shown([label('a', 0, 0, 2), label('b', 30, 4, 0), label('c', 300, 0, 1)])).toEqual(['b', 'c']);
    expect(shown([label('a', 0, 0), label('b', 0, 20)])).toEqual(['a', 'b']);
  });

  it('names so many and no more', () => {
    const many = Array.from({ length: 50 }, (_, n) => label(String(n), 0, n * 20));
    expect(shown(many, 40)).toHaveLength(40);
  });
});
