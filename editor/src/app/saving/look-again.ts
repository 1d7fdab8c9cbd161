import { DestroyRef, inject, Injector, runInInjectionContext, type Signal } from '@angular/core';

/**
 * As soon as a tab is looked at again, what another one has saved meanwhile is shown. Call it where things can be injected.
 */
export function lookAgain(isReady: Signal<boolean>): void {
  const injector = inject(Injector);
  const left = new AbortController();
  const look = async (): Promise<void> => {
    if (document.visibilityState !== 'visible' || !isReady()) return;
    try {
      const { showIfNewer } = await import('./newer-version');
      await runInInjectionContext(injector, () => showIfNewer(isReady, left.signal));
    } catch {
      // The next save finds out.
    }
  };
  const listener = (): void => void look();
  document.addEventListener('visibilitychange', listener);
  inject(DestroyRef).onDestroy(() => {
    document.removeEventListener('visibilitychange', listener);
    left.abort();
  });
}
