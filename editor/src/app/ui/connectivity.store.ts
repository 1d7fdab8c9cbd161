import { DestroyRef, inject, Injectable, signal } from '@angular/core';

/** Whether the browser has a network at all. */
@Injectable({ providedIn: 'root' })
export class ConnectivityStore {
  private readonly state = signal(navigator.onLine);

  readonly isOnline = this.state.asReadonly();

  constructor() {
    const update = (): void => this.state.set(navigator.onLine);
    window.addEventListener('online', update);
    window.addEventListener('offline', update);
    inject(DestroyRef).onDestroy(() => {
      window.removeEventListener('online', update);
      window.removeEventListener('offline', update);
    });
  }
}
