// The document and its edits.
export type {
  CanvasDocument,
  CanvasEdge,
  CanvasGroup,
  CanvasItems,
  CanvasNode,
  CanvasNote,
  ListName,
  NoteTint,
} from './document/canvas-document';
export { LIST_NAMES, NOTE_TINTS } from './document/canvas-document';
export { changedId, type Change } from './document/change';
export { edgeIndexOf, edgesAt, type EdgeIndex } from './document/edge-index';
export { freshId, nodeIdFor } from './document/fresh-ids';
export { groupMembers, hidingGroup, membershipOf } from './document/group-tree';
export { itemsOf, type ItemList } from './document/item-list';
export { reachableNodes, type Along } from './document/reachable-nodes';
export { EMPTY_DOCUMENT, plainDocument, readDocument, type PlainDocument } from './document/read-document';

export { addNode } from './commands/add-node';
export { addNote } from './commands/add-note';
export { alignItems, type AlignTo } from './commands/align-items';
export { bridgeDelete } from './commands/bridge-delete';
export { changeGroup } from './commands/change-group';
export { changeNode } from './commands/change-node';
export { changeNote } from './commands/change-note';
export { combineEdits } from './commands/combine-edits';
export { connectPorts } from './commands/connect-ports';
export { toggleDisabled } from './commands/disable-nodes';
export { distributeItems } from './commands/distribute-items';
export type { Attempt, Edit } from './commands/edit';
export type { CountedNoun, CountedVerb, EditLabel, NamedVerb } from './commands/edit-label';
export { groupItems, type GroupAttempt } from './commands/group-items';
export { insertOnEdge } from './commands/insert-on-edge';
export { moveItems } from './commands/move-items';
export { reconnectEdge } from './commands/reconnect-edge';
export { removeItems } from './commands/remove-items';
export { renameNode, type RewriteReferences } from './commands/rename-node';
export { replaceNode, type Replacement } from './commands/replace-node';
export { MIN_NOTE_SIZE, noteSizeFor, resizeNote } from './commands/resize-note';
export { tidyNodes } from './commands/tidy-nodes';
export { ungroupItems } from './commands/ungroup-items';

export {
  openCanvas,
  performEdit,
  redoEdit,
  selectItems,
  undoEdit,
  type CanvasState,
  type Performed,
} from './history/canvas-state';
export { endBurst, HISTORY_LIMIT, MERGE_WINDOW_MS, type History, type HistoryEntry } from './history/history';
export { noteTypingKey, nudgeKey, typingKey } from './history/merge-keys';

export { selectStream } from './selection/stream-selection';
export {
  existing,
  isSameSelection,
  isSelected,
  NOTHING_SELECTED,
  selectAll,
  selectedCount,
  selectionOf,
  toggleItem,
  type ItemRef,
  type Selection,
} from './selection/selection';

export { clipboardText } from './clipboard/clipboard-text';
export { fragmentOf } from './clipboard/fragment-of';
export { fuzzyScore, rankByText, type RankedTexts } from './search/fuzzy-score';

export { isSameValue } from './document/is-same-value';

// Connecting.
export { checkConnections, type ConnectionCheck } from './connect/connection-check';
export type { ConnectionRefusal } from './connect/connection-refusal';
export { edgesAtPort, portAtEnd, type EdgeEnd } from './connect/edge-ends';
export { listTargets } from './connect/list-targets';
export { nextOutput, openPorts } from './connect/open-port';
export { snapTarget, type SnapTarget } from './connect/snap-target';

// Where things are.
export { edgeCurves, type EdgePiece } from './geometry/edge-curves';
export { edgeMiddle } from './geometry/edge-distance';
export { placeLabel } from './geometry/place-label';
export { edgePath, pathOfPieces } from './geometry/edge-path';
export { freePlace, placeAfter } from './geometry/free-place';
export { groupRect } from './geometry/group-geometry';
export { CARD, GRID_PX, cardRect, inputPortAt, outputPortAt, portOffsetY } from './geometry/node-geometry';
export {
  isSamePort,
  portNames,
  portPoint,
  type NodePorts,
  type PortRef,
  type PortSide,
  type PortsOf,
} from './geometry/node-ports';
export { boundsOf, centreOf, type Point, type Rect, type Size } from './geometry/rect';
export { snapToGrid } from './geometry/snap-to-grid';
export type { Guide } from './geometry/alignment-guides';
export type { EqualGap } from './geometry/equal-gaps';
export { boundsOfScene, boundsOfSelection } from './scene/bounds-of-selection';
export { CanvasScene } from './scene/canvas-scene';
export { edgeUnderCard, placeOnEdge } from './scene/edge-under-card';
export type { Hit } from './scene/hit';
export { hitTest } from './scene/hit-test';
export { itemsInArea, type Enclosing } from './scene/items-in-area';
export { shownCard } from './scene/shown-card';
export { shownEdge, type ShownEdge } from './scene/shown-edge';

// Looking.
export { cullingWindow, mountedItems, visibleArea, type CullingWindow } from './view/culling';
export { backOnTrail, forthOnTrail, leaveView, NO_TRAIL, type ViewTrail } from './view/view-trail';
export {
  ZOOM_LIMITS,
  clampZoom,
  beginAt,
  fitRect,
  panBy,
  revealRect,
  toScreen,
  toWorld,
  viewAround,
  zoomAt,
  type FitOptions,
  type Viewport,
} from './view/viewport';
export { wheelIntent, wheelPixels, wheelZoomFactor, type WheelIntent, type WheelTurn } from './view/wheel';
export { zoomBand, type ZoomBand } from './view/zoom-band';

// Pointers and keys.
export { placeDrag, type DragPlacement, type SnapChoices } from './pointer/place-drag';
export type { PointerEffect, PointerStep } from './pointer/pointer-effect';
export type { HeldKeys, PointerContext, PointerInput, PointerKind } from './pointer/pointer-input';
export { nextPointerState } from './pointer/pointer-machine';
export { POINTER_IDLE, type PointerState } from './pointer/pointer-state';
export {
  leaveKeyboardMode,
  nextKeyboardMode,
  WALKING,
  type KeyboardEffect,
  type KeyboardMode,
  type KeyboardStep,
  type KeyPress,
} from './keyboard/keyboard-mode';
export { nearestInDirection, type Direction, type Placed } from './keyboard/nearest-in-direction';
export { startConnecting, startMoving } from './keyboard/start-mode';
export { walkEdges } from './keyboard/walk-edges';

// Layout.
export { layoutByLevels, type Layout } from './layout/layout-by-levels';
export {
  layoutRequestOf,
  levelsLayout,
  type LayoutEngine,
  type LayoutRequest,
} from './layout/layout-request';
export { topologicalLevels, type Levels, type Link } from './layout/topological-levels';
