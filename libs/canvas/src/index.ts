export { edgePath } from './geometry/edge-path';
export {
  CARD,
  GRID_PX,
  cardRect,
  inputPortAt,
  outputPortAt,
  portOffsetY,
} from './geometry/node-geometry';
export { boundsOf, centreOf, type Point, type Rect, type Size } from './geometry/rect';
export { nearestInDirection, type Direction, type Placed } from './keyboard/nearest-in-direction';
export { layoutByLevels, type Layout } from './layout/layout-by-levels';
export { topologicalLevels, type Levels, type Link } from './layout/topological-levels';
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
} from './view/viewport';
export { wheelIntent, wheelPixels, wheelZoomFactor, type WheelIntent, type WheelTurn } from './view/wheel';
