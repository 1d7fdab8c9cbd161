import { isTextField } from './is-text-field';

/** So many frames a dialog may take to put the focus where it belongs. */
const MOST_FRAMES = 30;

/**
 * Keeps what is typed while a dialog is being opened, and types it into the field that has the focus then: so nobody's word is
 * taken for shortcuts. Strokes with Ctrl or Alt go on as they are. Gives what `opening` gives.
 */
export async function holdKeys<T>(opening: Promise<T>): Promise<T> {
  let held = '';
  const hold = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (isTextField(event.target)) return;
    if (event.key === 'Backspace') held = held.slice(0, -1);
    else if (event.key.length === 1) held += event.key;
    else if (event.key !== 'Enter') return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener('keydown', hold, true);
  try {
    const opened = await opening;
    await focusInDialog();
    return opened;
  } finally {
    window.removeEventListener('keydown', hold, true);
    type(held);
  }
}

async function focusInDialog(): Promise<void> {
  for (let frame = 0; frame < MOST_FRAMES; frame += 1) {
    if (document.activeElement?.closest('[role="dialog"], [role="alertdialog"]')) return;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

function type(text: string): void {
  const field = document.activeElement;
  if (text === '' || !(field instanceof HTMLInputElement) || !isTextField(field)) return;
  field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
