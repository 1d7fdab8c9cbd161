import { miniDrawing } from './mini-drawing';

describe('miniDrawing', () => {
  it('draws nothing of nothing', () => {
    expect(miniDrawing({ cards: [], links: [] })).toBeUndefined();
  });

  it('draws cards, triggers and links, and leaves out a link without its ends', () => {
    const drawn = miniDrawing({
      cards: [
        { x: 0, y: 0, isTrigger: true },
        { x: 320, y: 0, isTrigger: false },
      ],
      links: [
        { from: 0, to: 1 },
        { from: 0, to: 7 },
      ],
    });
    expect(drawn?.triggers.match(/M/g)).toHaveLength(1);
    expect(drawn?.cards).toMatch(/^M332,0/);
    expect(drawn?.links).toBe('M224,36C272,36 272,36 320,36');
  });

  it('shows all of it, and does not blow up a single node', () => {
    const box = (cards: { x: number; y: number }[]) =>
      miniDrawing({ cards: cards.map((card) => ({ ...card, isTrigger: false })), links: [] })
        ?.viewBox.split(' ')
        .map(Number);
    expect(box([{ x: 100, y: 100 }])?.slice(2)).toEqual([896, 504]);
    const [x = 0, y = 0, width = 0, height = 0] =
      box([
        { x: -500, y: 0 },
        { x: 4000, y: 3000 },
      ]) ?? [];
    expect([x < -500, y < 0, x + width > 4224, y + height > 3072]).toEqual([true, true, true, true]);
  });
});
