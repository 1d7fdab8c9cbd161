import { isTerminal, type Step, type TextPiece } from '../api/types';

/** So many characters of a text are shown, the last ones. */
const MAX_SHOWN = 50_000;

/** Stands for what is missing. */
const GAP = '…';

/** What a running step has shown so far. */
export interface StepText {
  shown: string;
  /** Where the next piece begins if nothing gets lost. */
  end: number;
}

/** What running steps have shown, by node id. */
export type StepTexts = ReadonlyMap<string, StepText>;

/** The texts with more pieces. A step that has ended takes none: its output counts. */
export function addPieces(texts: StepTexts, pieces: readonly TextPiece[], steps: readonly Step[]): StepTexts {
  const over = new Set(steps.filter(({ status }) => isTerminal(status)).map(({ nodeId }) => nodeId));
  const fitting = pieces.filter(({ nodeId }) => !over.has(nodeId));
  if (fitting.length === 0) return texts;
  const next = new Map(texts);
  for (const piece of fitting) next.set(piece.nodeId, joined(next.get(piece.nodeId), piece));
  return next;
}

/** The texts without those of steps that do not run any more. */
export function textsOfRunning(texts: StepTexts, steps: Step[]): StepTexts {
  const isOver = ({ nodeId, status }: Step): boolean => status !== 'running' && texts.has(nodeId);
  if (!steps.some(isOver)) return texts;
  const over = new Set(steps.filter(isOver).map((step) => step.nodeId));
  return new Map([...texts].filter(([nodeId]) => !over.has(nodeId)));
}

function joined(known: StepText | undefined, { offset, text, restarted }: TextPiece): StepText {
  const isAnew = !known || restarted !== undefined || offset === 0 || offset < known.end;
  const before = isAnew ? '' : known.shown;
  const gap = offset === (isAnew ? 0 : known.end) ? '' : GAP;
  return { shown: lastOf(before + gap + text), end: offset + text.length };
}

function lastOf(text: string): string {
  if (text.length <= MAX_SHOWN) return text;
  // Not from the middle of a surrogate pair.
  return GAP + text.slice(-MAX_SHOWN).replace(/^[\udc00-\udfff]/, '');
}
