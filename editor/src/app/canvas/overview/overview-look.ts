import type { BadgeStatus } from '../../ui/status-badge.component';

/** How a node is drawn in the overview: by which colour it is filled, and whether it is named. */
export type Tint = 'plain' | 'ok' | 'run' | 'bad' | 'skip' | 'warn';

export const TINTS: readonly Tint[] = ['plain', 'skip', 'ok', 'warn', 'run', 'bad'];

export function tintOf(badge: BadgeStatus | null): Tint {
  switch (badge) {
    case 'completed':
      return 'ok';
    case 'running':
      return 'run';
    case 'failed':
      return 'bad';
    case 'problem':
    case 'not-installed':
    case 'waiting':
      return 'warn';
    case 'skipped':
    case 'cancelled':
      return 'skip';
    case 'pending':
    case null:
      return 'plain';
  }
}

/** A name that is to be readable although the card is not. */
export interface OverviewLabel {
  readonly id: string;
  readonly text: string;
  /** On the screen: the middle of the card's lower border. */
  readonly x: number;
  readonly y: number;
  /** Whose name goes first when there is no room for all. */
  readonly rank: number;
}

const LINE_PX = 16;
const LETTER_PX = 6.5;

/** The labels that find room without covering one another, the most important ones first. */
export function labelsWithRoom(labels: readonly OverviewLabel[], most: number): OverviewLabel[] {
  const chosen: { label: OverviewLabel; left: number; right: number }[] = [];
  for (const label of [...labels].sort((a, b) => a.rank - b.rank)) {
    if (chosen.length === most) break;
    const half = (label.text.length * LETTER_PX) / 2;
    const [left, right] = [label.x - half, label.x + half];
    const isCovered = chosen.some(
      (other) => Math.abs(other.label.y - label.y) < LINE_PX && left < other.right && other.left < right,
    );
    if (!isCovered) chosen.push({ label, left, right });
  }
  return chosen.map(({ label }) => label);
}
