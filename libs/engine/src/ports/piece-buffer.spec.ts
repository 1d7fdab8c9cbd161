import type { StreamPiece } from './stream-bus';
import { PieceBuffer } from './piece-buffer';

const piece = (nodeId: string, offset: number, text: string, restarted?: string): StreamPiece => ({
  ...{ executionId: 'x', nodeId, offset, text },
  ...(restarted === undefined ? {} : { restarted }),
});
const taken = (pieces: StreamPiece[], maxCharacters = 10_000): StreamPiece[] => {
  const buffer = new PieceBuffer(maxCharacters);
  for (const each of pieces) buffer.add(each);
  return buffer.take();
};

describe('PieceBuffer', () => {
  it('joins the text of a step, and keeps steps and executions apart', () => {
    const other = { ...piece('a', 0, 'z'), executionId: 'y' };
    expect(taken([piece('a', 0, 'ab'), piece('b', 7, 'x'), other, piece('a', 2, 'c')])).toEqual([
      piece('a', 0, 'abc'),
      piece('b', 7, 'x'),
      other,
    ]);
  });

  it('drops what is void when a text begins anew, and tells why it did', () => {
    const before = [piece('a', 0, 'old'), piece('a', 3, 'er')];
    expect(taken([...before, piece('a', 0, '', 'repair')])).toEqual([piece('a', 0, '', 'repair')]);
    expect(taken([...before, piece('a', 0, '', 'repair'), piece('a', 0, 'new'), piece('a', 3, 's')])).toEqual(
      [piece('a', 0, 'news', 'repair')],
    );
    expect(taken([...before, piece('a', 0, 'next attempt')])).toEqual([piece('a', 0, 'next attempt')]);
  });

  it('tells a restart also when what came behind it got lost', () => {
    expect(taken([piece('a', 0, '', 'repair'), piece('a', 5, 'on')])).toEqual([
      piece('a', 5, 'on', 'repair'),
    ]);
  });

  it('shows by the offset that something is missing', () => {
    expect(taken([piece('a', 0, 'ab'), piece('a', 5, 'f')])).toEqual([piece('a', 5, 'f')]);
  });

  it('gives everything once', () => {
    const buffer = new PieceBuffer(1000);
    buffer.add(piece('a', 0, 'x'));
    expect(buffer.has(piece('a', 9, ''))).toBe(true);
    expect(buffer.take()).toHaveLength(1);
    expect([buffer.size, buffer.has(piece('a', 9, '')), buffer.take()]).toEqual([0, false, []]);
  });

  it('stays within its bound: of many steps the oldest are forgotten', () => {
    const buffer = new PieceBuffer(10_000);
    for (let step = 0; step < 1000; step += 1) {
      for (const offset of [0, 500]) buffer.add(piece(`n${step}`, offset, 'y'.repeat(500)));
      expect(buffer.size).toBeLessThanOrEqual(10_000);
    }
    const kept = buffer.take();
    expect(kept.at(-1)).toEqual(piece('n999', 0, 'y'.repeat(1000)));
    expect(kept.length).toBeGreaterThan(5);
  });

  it('stays within its bound: of one long text the beginning is forgotten, pairs stay whole, and it goes on', () => {
    const text = '😀'.repeat(20_000);
    for (const shift of ['', 'x']) {
      const buffer = new PieceBuffer(10_000);
      const whole = shift + text;
      for (let at = 0; at < whole.length; at += 700) {
        buffer.add(piece('a', at, whole.slice(at, at + 700)));
        expect(buffer.size).toBeLessThanOrEqual(10_000);
      }
      const [kept] = buffer.take();
      expect(kept?.offset).toBeGreaterThan(0);
      expect(kept?.text).toBe(whole.slice(kept?.offset));
      expect(kept?.text.length).toBeGreaterThan(4000);
      expect(kept?.text.startsWith('😀')).toBe(true);
    }
  });
});
