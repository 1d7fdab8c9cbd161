import { Injectable, signal } from '@angular/core';

const STORAGE_KEY = 'rex.access-token';

/** The bearer token of this browser tab. Kept in sessionStorage, so it ends with the tab. */
@Injectable({ providedIn: 'root' })
export class AccessToken {
  private readonly token = signal(sessionStorage.getItem(STORAGE_KEY));

  /** The token, or null when nobody is signed in. */
  readonly value = this.token.asReadonly();

  set(token: string): void {
    sessionStorage.setItem(STORAGE_KEY, token);
    this.token.set(token);
  }

  clear(): void {
    sessionStorage.removeItem(STORAGE_KEY);
    this.token.set(null);
  }
}
