/**
 * Changes the text of a field as if it were typed, so that the field's own undo takes it back. Only what differs is typed.
 * False where a browser can't: then the text is as it was.
 */
export function typeInto(field: HTMLTextAreaElement | HTMLInputElement, text: string): boolean {
  const before = field.value;
  if (text === before) return true;
  const most = Math.min(before.length, text.length);
  let start = 0;
  while (start < most && before[start] === text[start]) start += 1;
  let same = 0;
  while (same < most - start && before.at(-1 - same) === text.at(-1 - same)) same += 1;
  field.focus();
  field.setSelectionRange(start, before.length - same);
  const added = text.slice(start, text.length - same);
  // Deprecated, and the only way that keeps the history of the field.
  return added === ''
    ? document.execCommand?.('delete') === true
    : document.execCommand?.('insertText', false, added) === true;
}
