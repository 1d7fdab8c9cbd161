import { inject, Injectable } from '@angular/core';
import { ApiClient } from './api-client';
import type { CreateKeyRequest, KeyModelResponse, KeyResponse, KeyTestResponse } from './openapi';

/** A stored key, without its secret. */
export type StoredKey = KeyResponse;
export type KeyProvider = KeyResponse['provider'];
export type NewKey = CreateKeyRequest;
export type KeyTest = KeyTestResponse;
export type KeyModel = KeyModelResponse;

/** The routes under /keys. */
@Injectable({ providedIn: 'root' })
export class KeysApi {
  private readonly api = inject(ApiClient);

  /** The user's keys, newest first. */
  list(): Promise<{ items: StoredKey[] }> {
    return this.api.get('/keys');
  }

  /** Stores a key. Its secret never comes back. */
  create(key: NewKey): Promise<StoredKey> {
    return this.api.post('/keys', key);
  }

  /** Asks the provider whether it takes the key. */
  test(id: string): Promise<KeyTest> {
    return this.api.post(`/keys/${encodeURIComponent(id)}/test`, {});
  }

  /** The models that a key may use. */
  models(id: string, signal?: AbortSignal): Promise<{ items: KeyModel[] }> {
    return this.api.get(`/keys/${encodeURIComponent(id)}/models`, { signal });
  }
}
