import { computed, inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import { AuthApi } from '../api/auth-api';
import { CurrentSession } from '../api/current-session';
import { SessionRefresher } from '../api/session-refresher';
import { forgetBackups } from '../saving/forget-backups';

/** What came of asking for the session that this browser had: `unreachable` when the server could not say. */
export type RestoreOutcome = 'signed-in' | 'guest' | 'unreachable';

/** Who is signed in. */
@Injectable({ providedIn: 'root' })
export class SessionStore {
  private readonly auth = inject(AuthApi);
  private readonly current = inject(CurrentSession);
  private readonly refresher = inject(SessionRefresher);
  private readonly router = inject(Router);

  readonly user = this.current.user;
  readonly isSignedIn = computed(() => this.current.token() !== null);

  constructor() {
    this.current.onEndedElsewhere(() => void this.router.navigateByUrl('/login'));
  }

  async login(email: string, password: string): Promise<void> {
    this.current.begin(await this.auth.login({ email, password }));
  }

  async register(account: { email: string; password: string; name?: string }): Promise<void> {
    this.current.begin(await this.auth.register(account));
  }

  /** Signs out, here in any case: a server that can't be reached does not keep anybody on a page. */
  async logout(): Promise<void> {
    await this.auth.logout().catch(() => undefined);
    forgetBackups();
    this.current.end();
  }

  /** After a reload, goes on with the session of this browser, if it has one. */
  async restore(): Promise<RestoreOutcome> {
    if (this.isSignedIn()) return 'signed-in';
    if (!this.current.mayGoOn()) return 'guest';
    try {
      return (await this.refresher.refresh()) === null ? 'guest' : 'signed-in';
    } catch {
      return 'unreachable';
    }
  }
}
