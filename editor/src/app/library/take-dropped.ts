import { DestroyRef, inject, signal, type Signal } from '@angular/core';

/**
 * Takes files that are dropped anywhere on the page, and workflows that are pasted outside of fields. Call it where things can
 * be injected. The signal tells that a file is held over the page.
 */
export function takeDropped(take: (given: string | File) => void): Signal<boolean> {
  const isOver = signal(false);
  const ending = new AbortController();
  const { signal: ended } = ending;
  let depth = 0;
  const hasFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
  const count = (change: number) => (event: DragEvent) => {
    if (!hasFile(event)) return;
    depth = Math.max(0, depth + change);
    isOver.set(depth > 0);
  };
  document.addEventListener('dragenter', count(1), { signal: ended });
  document.addEventListener('dragleave', count(-1), { signal: ended });
  document.addEventListener(
    'dragover',
    (event) => {
      if (hasFile(event)) event.preventDefault();
    },
    { signal: ended },
  );
  document.addEventListener(
    'drop',
    (event) => {
      if (!hasFile(event)) return;
      event.preventDefault();
      depth = 0;
      isOver.set(false);
      const file = event.dataTransfer?.files[0];
      if (file) take(file);
    },
    { signal: ended },
  );
  document.addEventListener(
    'paste',
    (event) => {
      const text = event.clipboardData?.getData('text/plain').trim() ?? '';
      const isInField =
        event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]');
      if (isInField || !text.startsWith('{')) return;
      event.preventDefault();
      take(text);
    },
    { signal: ended },
  );
  inject(DestroyRef).onDestroy(() => ending.abort());
  return isOver.asReadonly();
}
