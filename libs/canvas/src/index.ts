export { edgePath } from './edge-path';
export { layoutByLevels, type Layout } from './layout-by-levels';
export { nearestInDirection, type Direction, type Placed } from './nearest-in-direction';
export { CARD, GRID_PX, cardRect, inputPortAt, outputPortAt, portOffsetY } from './node-geometry';
export { boundsOf, centreOf, type Point, type Rect, type Size } from './rect';
export { topologicalLevels, type Levels, type Link } from './topological-levels';
export {
  ZOOM_LIMITS,
  clampZoom,
  fitRect,
  panBy,
  revealRect,
  toScreen,
  toWorld,
  zoomAt,
  type FitOptions,
  type Viewport,
} from './viewport';
export { wheelIntent, wheelPixels, wheelZoomFactor, type WheelIntent, type WheelTurn } from './wheel';
