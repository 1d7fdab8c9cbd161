import { computed, inject, Injectable, signal } from '@angular/core';
import { AccessToken } from '../api/access-token';
import { AuthApi } from '../api/auth-api';
import type { Session, User } from '../api/types';

/** Who is signed in. */
@Injectable({ providedIn: 'root' })
export class SessionStore {
  private readonly auth = inject(AuthApi);
  private readonly token = inject(AccessToken);
  private readonly state = signal<User | null>(null);

  /** The person, once known: after a reload only when `restore` has asked for it. */
  readonly user = this.state.asReadonly();
  readonly isSignedIn = computed(() => this.token.value() !== null);

  async login(email: string, password: string): Promise<void> {
    this.begin(await this.auth.login({ email, password }));
  }

  async register(account: { email: string; password: string; name?: string }): Promise<void> {
    this.begin(await this.auth.register(account));
  }

  logout(): void {
    this.token.clear();
    this.state.set(null);
  }

  /** Asks who the stored token belongs to. A failure is left to the page's own calls to report. */
  async restore(): Promise<void> {
    if (!this.isSignedIn() || this.state() !== null) return;
    try {
      this.state.set(await this.auth.me());
    } catch {
      this.state.set(null);
    }
  }

  private begin(session: Session): void {
    this.token.set(session.accessToken);
    this.state.set(session.user);
  }
}
