/**
 * The scale that undoes a zoom below 1, so that what has it is at no zoom smaller on the screen than it is at 100 %. In steps
 * of a hundredth: zooms that hardly differ lay out no texts anew.
 */
export function counterScale(zoom: number): number {
  return Math.max(1, Math.ceil(100 / zoom) / 100);
}
