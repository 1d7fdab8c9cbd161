import { inject, Injectable } from '@angular/core';
import { ApiClient } from './api-client';
import type { Session, User } from './types';

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

  /** The person whose token is sent. */
  me(): Promise<User> {
    return this.api.get('/auth/me');
  }
}
