import type { ModifierKeys } from './click-selection';
import { symmetricDifference, unite, type Selection } from './selection';

/** What a marquee does with what was selected before. */
export type MarqueeMode = 'replace' | 'add' | 'toggle';

/** Shift adds, Ctrl toggles, else the marquee selects anew. */
export function marqueeMode(keys: ModifierKeys): MarqueeMode {
  if (keys.shift) return 'add';
  return keys.control ? 'toggle' : 'replace';
}

/** The selection while a marquee encloses `hits`; `base` is what was selected when it began. */
export function marqueeSelection(base: Selection, hits: Selection, mode: MarqueeMode): Selection {
  switch (mode) {
    case 'replace':
      return hits;
    case 'add':
      return unite(base, hits);
    case 'toggle':
      return symmetricDifference(base, hits);
  }
}
