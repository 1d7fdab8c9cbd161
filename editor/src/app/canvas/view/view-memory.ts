import { clampZoom, type Viewport } from '@rex/canvas';

/** What was seen last of a workflow, kept in this browser; undefined when nothing is known or storage is switched off. */
export function recallView(key: string): Viewport | undefined {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return isViewport(stored) ? { ...stored, zoom: clampZoom(stored.zoom) } : undefined;
  } catch {
    return undefined;
  }
}

export function keepView(key: string, { x, y, zoom }: Viewport): void {
  try {
    localStorage.setItem(key, JSON.stringify({ x: Math.round(x), y: Math.round(y), zoom }));
  } catch {
    // Storage is switched off or full: the view is fitted the next time.
  }
}

function isViewport(value: unknown): value is Viewport {
  if (typeof value !== 'object' || value === null) return false;
  const { x, y, zoom } = value as Partial<Viewport>;
  return Number.isFinite(x) && Number.isFinite(y) && Number.isFinite(zoom);
}
