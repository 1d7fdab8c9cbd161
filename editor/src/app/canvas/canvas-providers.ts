import type { Provider } from '@angular/core';
import { CardActions } from './cards/card-actions';
import { RunClock } from './cards/run-clock';
import { AddCommands } from './commands/add-commands';
import { EditCommands } from './commands/edit-commands';
import { SelectCommands } from './commands/select-commands';
import { ViewCommands } from './commands/view-commands';
import { EdgeDots } from './edges/edge-dots';
import { EdgeLayer } from './edges/edge-layer';
import { ConnectGesture } from './gestures/connect-gesture';
import { DragGesture } from './gestures/drag-gesture';
import { HoverStore } from './gestures/hover-store';
import { ItemsPreview } from './gestures/items-preview';
import { NodeAdder } from './gestures/node-adder';
import { PaletteDrop } from './gestures/palette-drop';
import { PointerDriver } from './gestures/pointer-driver';
import { PointerEffects } from './gestures/pointer-effects';
import { PointerSource } from './gestures/pointer-source';
import { SpaceKey } from './gestures/space-key';
import { WheelSource } from './gestures/wheel-source';
import { CanvasFocus } from './keys/canvas-focus';
import { CanvasKeys } from './keys/canvas-keys';
import { KeyboardModes } from './keys/keyboard-modes';
import { SelectionVoice } from './keys/selection-voice';
import { CanvasMenus } from './canvas-menus';
import { NoteEditing } from './notes/note-editing';
import { ColourBox } from './overview/canvas-colours';
import { OverviewLayer } from './overview/overview-layer';
import { OverviewShapes } from './overview/overview-shapes';
import { OverlayLayer } from './overlay/overlay-layer';
import { CanvasSync } from './scene/canvas-sync';
import { ItemElements } from './scene/item-elements';
import { MountedItems } from './scene/mounted-items';
import { SceneStore } from './scene/scene-store';
import { FloatingPlace } from './toolbars/floating-place';
import { CanvasCamera } from './view/canvas-camera';
import { CanvasFrame } from './view/canvas-frame';
import { MountedControls } from './view/mounted-controls';
import { OpeningView } from './view/opening-view';

/** The parts of one canvas: each canvas on the screen has its own. */
export const CANVAS_PROVIDERS: Provider[] = [
  // Where things are, and what of it is on the screen.
  SceneStore,
  ItemElements,
  MountedItems,
  CanvasSync,
  // Looking.
  CanvasCamera,
  CanvasFrame,
  OpeningView,
  MountedControls,
  // Drawing.
  EdgeLayer,
  EdgeDots,
  OverviewLayer,
  OverviewShapes,
  ColourBox,
  OverlayLayer,
  FloatingPlace,
  RunClock,
  // Pointers.
  PointerSource,
  PointerDriver,
  PointerEffects,
  WheelSource,
  SpaceKey,
  HoverStore,
  DragGesture,
  ItemsPreview,
  ConnectGesture,
  // Keys and menus.
  CanvasKeys,
  CanvasFocus,
  KeyboardModes,
  SelectionVoice,
  CanvasMenus,
  // What is done.
  CardActions,
  NodeAdder,
  PaletteDrop,
  NoteEditing,
  ViewCommands,
  SelectCommands,
  EditCommands,
  AddCommands,
];
