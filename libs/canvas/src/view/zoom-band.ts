/** How much of a card is drawn: all of it, icon and title, or a rectangle on the overview. */
export type ZoomBand = 'full' | 'compact' | 'overview';

const FULL_FROM_ZOOM = 0.75;
const COMPACT_FROM_ZOOM = 0.35;

export function zoomBand(zoom: number): ZoomBand {
  if (zoom >= FULL_FROM_ZOOM) return 'full';
  return zoom >= COMPACT_FROM_ZOOM ? 'compact' : 'overview';
}
