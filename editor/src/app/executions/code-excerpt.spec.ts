import { codeExcerpt } from './code-excerpt';

describe('codeExcerpt', () => {
  const source = Array.from({ length: 20 }, (_, n) => `line ${n + 1}`).join('\n');

  it('shows the lines around the place and marks it', () => {
    const lines = codeExcerpt(source, 10);
    expect(lines.map((line) => line.number)).toEqual([7, 8, 9, 10, 11, 12, 13]);
    expect(lines.find((line) => line.isMarked)).toEqual({ number: 10, text: 'line 10', isMarked: true });
  });

  it('keeps within the script', () => {
    expect(codeExcerpt(source, 1).map((line) => line.number)).toEqual([1, 2, 3, 4]);
    expect(codeExcerpt(source, 20).at(-1)?.number).toBe(20);
    expect(codeExcerpt(source, 21)).toEqual([]);
  });
});
