import type { HeldKeys } from '@rex/canvas';

type KeyFlags = Pick<MouseEvent, 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** The keys that matter to the pointer. Space has no flag on events: who listens to keys knows it. */
export function heldKeys({ shiftKey, ctrlKey, metaKey, altKey }: KeyFlags, space: boolean): HeldKeys {
  return { shift: shiftKey, control: ctrlKey || metaKey, alt: altKey, space };
}
