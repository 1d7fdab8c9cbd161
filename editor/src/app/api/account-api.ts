import { inject, Injectable } from '@angular/core';
import { ApiClient } from './api-client';
import type {
  CreateTokenRequest,
  DeviceListResponse,
  NewTokenResponse,
  TokenListResponse,
  UserResponse,
} from './openapi';

/** The routes of one's own account: /auth/me, /auth/password, /auth/sessions and /auth/tokens. */
@Injectable({ providedIn: 'root' })
export class AccountApi {
  private readonly api = inject(ApiClient);

  rename(name: string | null): Promise<UserResponse> {
    return this.api.patch('/auth/me', { name });
  }

  /** Ends all other sessions. Rejects with 422 `password-wrong`. */
  changePassword(currentPassword: string, newPassword: string): Promise<void> {
    return this.api.post('/auth/password', { currentPassword, newPassword });
  }

  /** Deletes the account with all that is in it, at once. Rejects with 422 `password-wrong`. */
  deleteAccount(password: string): Promise<void> {
    return this.api.delete('/auth/me', { password });
  }

  devices(): Promise<DeviceListResponse> {
    return this.api.get('/auth/sessions');
  }

  endSession(id: string): Promise<void> {
    return this.api.delete(`/auth/sessions/${id}`);
  }

  tokens(): Promise<TokenListResponse> {
    return this.api.get('/auth/tokens');
  }

  /** The answer alone has the token itself. */
  createToken(token: CreateTokenRequest): Promise<NewTokenResponse> {
    return this.api.post('/auth/tokens', token);
  }

  deleteToken(id: string): Promise<void> {
    return this.api.delete(`/auth/tokens/${id}`);
  }
}
