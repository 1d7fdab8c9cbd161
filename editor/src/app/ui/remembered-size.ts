import { signal, type Signal } from '@angular/core';

/** What a size may be, in pixels. */
export interface SizeBounds {
  min: number;
  max: number;
  initial: number;
}

/** A size that a person chose, kept in this browser. */
export interface RememberedSize {
  readonly px: Signal<number>;
  readonly bounds: SizeBounds;
  /** Sets it, within its bounds. */
  choose(px: number): void;
}

/** Reads a size back that was chosen before. */
export function rememberedSize(key: string, bounds: SizeBounds): RememberedSize {
  const clamp = (px: number): number => Math.round(Math.min(bounds.max, Math.max(bounds.min, px)));
  const px = signal(clamp(stored(key) ?? bounds.initial));
  return {
    px: px.asReadonly(),
    bounds,
    choose: (next) => {
      px.set(clamp(next));
      try {
        localStorage.setItem(key, String(px()));
      } catch {
        // It lasts until the page is closed.
      }
    },
  };
}

function stored(key: string): number | null {
  try {
    const text = localStorage.getItem(key);
    const value = text === null ? NaN : Number(text);
    return Number.isFinite(value) ? value : null;
  } catch {
    return null;
  }
}
