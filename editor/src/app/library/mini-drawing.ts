import { boundsOf, CARD, cardRect, edgePath, inputPortAt, outputPortAt, type Rect } from '@rex/canvas';
import type { Drawing } from '../api/types';

/** A drawing as SVG has it: three outlines in canvas pixels, and what is seen of them. */
export interface MiniDrawing {
  readonly viewBox: string;
  readonly links: string;
  readonly cards: string;
  readonly triggers: string;
}

const MARGIN = 48;
/** A single node is not blown up: at least so much of the canvas is seen. */
const LEAST = { width: CARD.width * 4, height: CARD.height * 7 };

/** The outlines of a drawing, or undefined when nothing is on it. */
export function miniDrawing({ cards, links }: Drawing): MiniDrawing | undefined {
  const bounds = boundsOf(cards.map(cardRect));
  if (!bounds) return undefined;
  return {
    viewBox: viewBoxOf(bounds),
    links: links
      .flatMap(({ from, to }) => {
        const [source, target] = [cards[from], cards[to]];
        return source && target ? [edgePath(outputPortAt(source, 0, 1), inputPortAt(target))] : [];
      })
      .join(''),
    cards: cards
      .filter(({ isTrigger }) => !isTrigger)
      .map((card) => outline(cardRect(card), 12))
      .join(''),
    triggers: cards
      .filter(({ isTrigger }) => isTrigger)
      .map((card) => outline(cardRect(card), 36))
      .join(''),
  };
}

function viewBoxOf({ x, y, width, height }: Rect): string {
  const seen = {
    width: Math.max(LEAST.width, width + MARGIN * 2),
    height: Math.max(LEAST.height, height + MARGIN * 2),
  };
  const [left, top] = [x + (width - seen.width) / 2, y + (height - seen.height) / 2];
  return [left, top, seen.width, seen.height].map(Math.round).join(' ');
}

/** A card; triggers are round on the left, as on the canvas. */
function outline({ x, y, width, height }: Rect, leftRadius: number): string {
  const [r, l] = [12, Math.min(leftRadius, height / 2)];
  return [
    `M${x + l},${y}H${x + width - r}a${r},${r} 0 0 1 ${r},${r}v${height - 2 * r}a${r},${r} 0 0 1 ${-r},${r}`,
    `H${x + l}a${l},${l} 0 0 1 ${-l},${-l}v${2 * l - height}a${l},${l} 0 0 1 ${l},${-l}z`,
  ].join('');
}
