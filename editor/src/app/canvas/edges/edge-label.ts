import type { CanvasEdge, Size } from '@rex/canvas';
import type { Step } from '../../api/types';
import { formatDuration } from '../../ui/format-duration';
import { itemCount } from '../../ui/item-count';
import type { EdgeMark } from './edge-marks';

/** What a letter of a label takes, about. */
const LETTER_PX = 6;
/** Ports and arrow heads stay free. */
const MARGIN_PX = 12;
const LINE_PX = 16;

/**
 * What an edge says: the branch it is, and after a run what went along it. As much of it as the room between the cards (canvas
 * pixels) holds; the branch is always said.
 */
export function edgeLabel(
  { sourcePort }: Pick<CanvasEdge, 'sourcePort'>,
  { isBranch, branchLabel }: { isBranch: boolean; branchLabel: string },
  run: { mark: EdgeMark; step: Step | undefined },
  roomPx: number,
): string {
  const branch = isBranch ? branchLabel || sourcePort : '';
  const passed = run.mark === 'taken' || run.mark === 'running';
  const items = passed ? itemsText(run.step) : '';
  const duration = passed && run.step?.durationMs != null ? formatDuration(run.step.durationMs) : '';
  const wishes = [
    [branch, items, duration],
    [branch, items],
    [branch, duration],
  ].map((parts) => parts.filter((part) => part !== '').join(' · '));
  return wishes.find((text) => labelSize(text).width <= roomPx) ?? branch;
}

/** What a label takes, with what stays free beside it. */
export function labelSize(text: string): Size {
  return { width: text.length * LETTER_PX + 2 * MARGIN_PX, height: LINE_PX };
}

/** How many items a step gave; nothing for what is no list. */
function itemsText(step: Step | undefined): string {
  return Array.isArray(step?.output) ? itemCount(step.output.length) : '';
}
