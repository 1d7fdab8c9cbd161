import { inject, Injectable, signal } from '@angular/core';
import { AccountApi } from '../../api/account-api';
import { toApiError, type ApiError } from '../../api/api-error';
import type { CreateTokenRequest, NewTokenResponse, TokenResponse } from '../../api/openapi';

/** Personal access tokens. */
@Injectable()
export class TokensStore {
  private readonly api = inject(AccountApi);
  private readonly state = signal<readonly TokenResponse[] | null>(null);
  private readonly failure = signal<ApiError | null>(null);

  /** Null until they were read. */
  readonly tokens = this.state.asReadonly();
  readonly error = this.failure.asReadonly();

  async load(): Promise<void> {
    this.failure.set(null);
    try {
      this.state.set((await this.api.tokens()).items);
    } catch (thrown) {
      this.failure.set(toApiError(thrown));
    }
  }

  /** The answer has the token itself, once. Rejects with ApiError. */
  async create(request: CreateTokenRequest): Promise<NewTokenResponse> {
    const created = await this.api.createToken(request);
    await this.load();
    return created;
  }

  /** Rejects with ApiError. */
  async delete(id: string): Promise<void> {
    await this.api.deleteToken(id);
    this.state.update((tokens) => tokens?.filter((token) => token.id !== id) ?? null);
  }
}
