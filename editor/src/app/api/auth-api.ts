import { inject, Injectable } from '@angular/core';
import { ApiClient } from './api-client';
import type { Session } from './types';

/** The routes under /auth. */
@Injectable({ providedIn: 'root' })
export class AuthApi {
  private readonly api = inject(ApiClient);

  /** Rejects with 401 when the pair is wrong. */
  login(credentials: { email: string; password: string }): Promise<Session> {
    return this.api.post('/auth/login', credentials);
  }

  /** Rejects with 409 when the e-mail is taken. */
  register(account: { email: string; password: string; name?: string }): Promise<Session> {
    return this.api.post('/auth/register', account);
  }

  /** Ends the session of the cookie, if there is one. */
  logout(): Promise<void> {
    return this.api.post('/auth/logout', {});
  }
}
