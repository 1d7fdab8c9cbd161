import { LIST_NAMES } from '../document/canvas-document';
import { boundsOf, type Rect } from '../geometry/rect';
import type { Selection } from '../selection/selection';
import type { CanvasScene } from './canvas-scene';

/** The rectangle around what is selected and shown, to fit the view to it. Undefined when there is nothing. */
export function boundsOfSelection(scene: CanvasScene, selection: Selection): Rect | undefined {
  return boundsOf(
    LIST_NAMES.flatMap((list) => [...selection[list]].flatMap((id) => scene[list].rectOf(id) ?? [])),
  );
}

/** The rectangle around everything that is shown. Undefined when the canvas is empty. */
export function boundsOfScene(scene: CanvasScene): Rect | undefined {
  return boundsOf(
    LIST_NAMES.flatMap((list) => [...scene[list].ids()].flatMap((id) => scene[list].rectOf(id) ?? [])),
  );
}
