import { isSelected, NOTHING_SELECTED, selectedCount, selectionOf, toggleItem } from './selection';
import type { ItemRef, Selection } from './selection';

/** The modifier keys that are held. `control` is Ctrl, or Cmd on a Mac. */
export interface ModifierKeys {
  readonly shift: boolean;
  readonly control: boolean;
  readonly alt: boolean;
}

/**
 * The selection when an item is pressed. Shift or Ctrl toggles it; else it is selected alone, unless it is one of the
 * selected already: then a drag moves them all, and selectionAfterClick narrows when no drag follows.
 */
export function selectionAfterPress(selection: Selection, item: ItemRef, keys: ModifierKeys): Selection {
  if (keys.shift || keys.control) return toggleItem(selection, item);
  return isSelected(selection, item) ? selection : only(item);
}

/** The selection when a press on an item ends without a drag: a click on one of many selects it alone. */
export function selectionAfterClick(selection: Selection, item: ItemRef, keys: ModifierKeys): Selection {
  if (keys.shift || keys.control || selectedCount(selection) <= 1) return selection;
  return only(item);
}

/** The selection when the empty canvas is clicked. */
export function selectionAfterClickOnCanvas(selection: Selection, keys: ModifierKeys): Selection {
  return keys.shift || keys.control ? selection : NOTHING_SELECTED;
}

function only({ list, id }: ItemRef): Selection {
  return selectionOf({ [list]: [id] });
}
