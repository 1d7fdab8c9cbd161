import type { Step, StepStatus, TextPiece } from '../api/types';
import { addPieces, textsOfRunning, type StepTexts } from './step-texts';

const step = (nodeId: string, status: StepStatus): Step => ({ nodeId, status }) as Step;
const piece = (offset: number, text: string, restarted?: string): TextPiece => ({
  ...{ nodeId: 'ask', offset, text },
  ...(restarted !== undefined && { restarted }),
});
const shownOf = (...pieces: TextPiece[]): string | undefined =>
  pieces.reduce<StepTexts>((texts, each) => addPieces(texts, [each], []), new Map()).get('ask')?.shown;

describe('addPieces', () => {
  it('lets the text grow', () => {
    expect(shownOf(piece(0, 'Hel'), piece(3, 'lo '), piece(6, '😀'), piece(8, '!'))).toBe('Hello 😀!');
  });

  it('marks what is missing: for who comes late, and in between', () => {
    expect(shownOf(piece(7, 'late'), piece(11, 'r'))).toBe('…later');
    expect(shownOf(piece(0, 'a'), piece(9, 'b'), piece(10, 'c'))).toBe('a…bc');
  });

  it('begins anew after a restart, with a new attempt, and when the beginning of one got lost', () => {
    expect(shownOf(piece(0, 'old'), piece(0, '', 'repair'))).toBe('');
    expect(shownOf(piece(0, 'old'), piece(0, '', 'repair'), piece(0, 'n'), piece(1, 'ew'))).toBe('new');
    expect(shownOf(piece(0, 'old'), piece(0, 'next'))).toBe('next');
    expect(shownOf(piece(0, 'old text'), piece(4, 'next'))).toBe('…next');
    expect(shownOf(piece(0, 'old'), piece(9, 'new', 'repair'))).toBe('…new');
  });

  it('shows the end of a very long text, and does not grow without end', () => {
    const chunk = '😀'.repeat(5_000);
    const pieces = Array.from({ length: 30 }, (_, index) => piece(index * chunk.length, chunk));
    const shown = shownOf(...pieces, piece(30 * chunk.length, 'x')) ?? '';
    expect(shown.length).toBeLessThanOrEqual(50_001);
    expect(shown).toMatch(/^…😀[^]*😀x$/);
  });

  it('takes nothing for a step that has ended', () => {
    const texts: StepTexts = new Map();
    expect(addPieces(texts, [piece(0, 'x')], [step('ask', 'completed')])).toBe(texts);
    expect(addPieces(texts, [piece(0, 'x')], [step('ask', 'running')]).size).toBe(1);
    expect(addPieces(texts, [piece(0, 'x')], [step('other', 'completed')]).size).toBe(1);
  });
});

describe('textsOfRunning', () => {
  const texts = addPieces(new Map(), [piece(0, 'x')], []);

  it.each(['completed', 'failed', 'cancelled', 'waiting'] as const)(
    'drops the text of a step that is %s',
    (status) => {
      expect(textsOfRunning(texts, [step('ask', status)]).size).toBe(0);
    },
  );

  it('keeps what runs, and the very same texts when nothing is over', () => {
    expect(textsOfRunning(texts, [step('ask', 'running'), step('other', 'completed')])).toBe(texts);
    expect(textsOfRunning(texts, [])).toBe(texts);
  });
});
