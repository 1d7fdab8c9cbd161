/** Puts a text on the clipboard; null leaves it as it is. Works without https too, where browsers hide the newer way. */
export async function copyText(text: string | null): Promise<void> {
  if (text === null) return;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const answer = (event: ClipboardEvent): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
      event.clipboardData?.setData('text/plain', text);
    };
    document.addEventListener('copy', answer, { capture: true, once: true });
    document.execCommand('copy');
    document.removeEventListener('copy', answer, { capture: true });
  }
}

/** The text on the clipboard; null when the browser does not let us read it. The keys for pasting work all the same. */
export async function readText(): Promise<string | null> {
  try {
    return await navigator.clipboard.readText();
  } catch {
    return null;
  }
}
