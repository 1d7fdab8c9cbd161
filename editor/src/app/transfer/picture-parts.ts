import type { Point, Rect } from '@rex/canvas';
import { noteBlocks } from '../canvas/notes/note-blocks';
import type { PictureColours } from './picture-colours';
import { escapeXml, fitText, wrapText } from './svg-text';

/** What a card shows. */
export interface PictureCard {
  readonly name: string;
  readonly kind: string;
  readonly icon: string;
  readonly isTrigger: boolean;
  readonly isDisabled: boolean;
}

const TEXT_LEFT = 52;
const NOTE_TYPE_PX = 13;
const NOTE_LINE_PX = 20;

/** A node, or a group that is closed, as a card. */
export function drawCard(card: PictureCard, rect: Rect, colours: PictureColours): string {
  const { x, y, width, height } = rect;
  const inset = card.isTrigger ? 18 : 0;
  const room = width - TEXT_LEFT - inset - 12;
  const dash = card.isDisabled ? ' stroke-dasharray="4 3"' : '';
  const struck = card.isDisabled ? ' text-decoration="line-through"' : '';
  const left = x + inset;
  return [
    `<path d="${outline(rect, card.isTrigger ? height / 2 : 8)}" fill="${colours['bg-card']}" stroke="${colours['line']}"${dash}/>`,
    `<rect x="${left + 12}" y="${y + 11}" width="28" height="28" rx="6" fill="${colours['bg-hover']}"/>`,
    card.icon === ''
      ? ''
      : `<path transform="translate(${left + 18} ${y + 17}) scale(0.6667)" d="${escapeXml(card.icon)}" fill="none" stroke="${colours['text-2']}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>`,
    `<text x="${left + TEXT_LEFT - 4}" y="${y + 30}" font-size="13" font-weight="600" fill="${colours['text-1']}"${struck}>${escapeXml(fitText(card.name, room, 13.5))}</text>`,
    `<text x="${left + 12}" y="${y + 57}" font-size="12" fill="${colours['text-3']}">${escapeXml(fitText(card.kind, width - inset - 24, 12))}</text>`,
  ].join('');
}

/** The frame of an open group, with its name. */
export function drawGroup(name: string, { x, y, width, height }: Rect, colours: PictureColours): string {
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="12" fill="none" stroke="${colours['line']}"/>`,
    `<text x="${x + 16}" y="${y + 24}" font-size="13" font-weight="600" fill="${colours['text-2']}">${escapeXml(fitText(name, width - 32, 13.5))}</text>`,
  ].join('');
}

/** A note with as many lines of its text as it has room for. */
export function drawNote(text: string, { x, y, width, height }: Rect, colours: PictureColours): string {
  const lines = noteBlocks(text).flatMap(({ kind, spans }) => {
    const words = spans.map((span) => span.text).join('');
    const marked = kind === 'item' ? `• ${words}` : words;
    return wrapText(marked, width - 24, NOTE_TYPE_PX).map((line) => ({
      line,
      isHeading: kind === 'heading',
    }));
  });
  const shown = lines.slice(0, Math.max(0, Math.floor((height - 16) / NOTE_LINE_PX)));
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8" fill="${colours['bg-panel']}" stroke="${colours['line-faint']}"/>`,
    ...shown.map(
      ({ line, isHeading }, n) =>
        `<text x="${x + 12}" y="${y + 23 + n * NOTE_LINE_PX}" font-size="${NOTE_TYPE_PX}"${isHeading ? ' font-weight="600"' : ''} fill="${isHeading ? colours['text-1'] : colours['text-2']}">${escapeXml(line)}</text>`,
    ),
  ].join('');
}

/** The name of a branch on its edge, legible over the line. */
export function drawLabel(text: string, { x, y }: Point, colours: PictureColours): string {
  return `<text x="${Math.round(x)}" y="${Math.round(y) + 4}" font-size="12" text-anchor="middle" fill="${colours['text-2']}" stroke="${colours['bg-canvas']}" stroke-width="4" paint-order="stroke">${escapeXml(text)}</text>`;
}

function outline({ x, y, width, height }: Rect, l: number): string {
  const r = 8;
  return [
    `M${x + l},${y}H${x + width - r}a${r},${r} 0 0 1 ${r},${r}v${height - 2 * r}a${r},${r} 0 0 1 ${-r},${r}`,
    `H${x + l}a${l},${l} 0 0 1 ${-l},${-l}v${2 * l - height}a${l},${l} 0 0 1 ${l},${-l}z`,
  ].join('');
}
