import { effect, untracked } from '@angular/core';

/** Calls again and again while somebody looks: not while it is paused, nor while the tab is hidden. Call it where components are made. */
export function pollWhileSeen(
  work: () => Promise<void>,
  { everyMs, isPaused = () => false }: { everyMs: number; isPaused?: () => boolean },
): void {
  effect((onCleanup) => {
    if (isPaused()) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const again = (): void => {
      clearTimeout(timer);
      if (!isOver) timer = setTimeout(turn, everyMs);
    };
    const turn = (): void => {
      if (document.hidden) return;
      void untracked(work).finally(again);
    };
    const shown = (): void => {
      if (!document.hidden) turn();
    };
    document.addEventListener('visibilitychange', shown);
    again();
    onCleanup(() => {
      isOver = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', shown);
    });
  });
}
