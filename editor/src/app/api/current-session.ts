import { computed, Injectable, signal } from '@angular/core';
import type { Session, User } from './types';

const STORAGE_KEY = 'rex.signed-in';

/**
 * The session of this page: the access token is in memory only, and ends with the page. What the browser keeps is a cookie that no
 * script can read, and beside it a note of who is signed in: so a page knows whether to ask for a session, and pages hear when
 * another one signs out.
 */
@Injectable({ providedIn: 'root' })
export class CurrentSession {
  private readonly state = signal<Session | null>(null);

  /** The bearer token, or null when nobody is signed in. */
  readonly token = computed(() => this.state()?.accessToken ?? null);
  readonly user = computed(() => this.state()?.user ?? null);

  begin(session: Session): void {
    this.state.set(session);
    note(session.user.id);
  }

  /** What the account is called now. */
  rename(user: User): void {
    this.state.update((session) => (session === null ? null : { ...session, user }));
  }

  /** Ends the session for all pages of this browser. */
  end(): void {
    this.state.set(null);
    note(null);
  }

  /** Whether this browser may have a session to go on with. True as well when it can't tell. */
  mayGoOn(): boolean {
    try {
      return localStorage.getItem(STORAGE_KEY) !== null;
    } catch {
      return true;
    }
  }

  /** Calls back when another page signed out, or signed in as somebody else; the session of this page is over then. */
  onEndedElsewhere(listener: () => void): void {
    window.addEventListener('storage', ({ key, newValue }) => {
      const user = this.user();
      const isOurs = key === STORAGE_KEY || key === null;
      if (!isOurs || user === null || newValue === user.id) return;
      this.state.set(null);
      listener();
    });
  }
}

function note(userId: string | null): void {
  try {
    if (userId === null) localStorage.removeItem(STORAGE_KEY);
    else localStorage.setItem(STORAGE_KEY, userId);
  } catch {
    // Storage is switched off: pages ask for a session each time, and do not hear of each other.
  }
}
