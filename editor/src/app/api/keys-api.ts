import { inject, Injectable } from '@angular/core';
import { ApiClient } from './api-client';
import type {
  CreateKeyRequest,
  KeyDeletionResponse,
  KeyModelResponse,
  KeyResponse,
  KeyTestResponse,
  KeyUseResponse,
  UpdateKeyRequest,
} from './openapi';

/** A stored key, without its secret. */
export type StoredKey = KeyResponse;
export type KeyProvider = KeyResponse['provider'];
export type NewKey = CreateKeyRequest;
export type KeyChange = UpdateKeyRequest;
/** A workflow that names a key. */
export type KeyUse = KeyUseResponse;
export type KeyDeletion = KeyDeletionResponse;
export type KeyTest = KeyTestResponse;
export type KeyModel = KeyModelResponse;

/** The routes under /keys. */
@Injectable({ providedIn: 'root' })
export class KeysApi {
  private readonly api = inject(ApiClient);

  /** The user's keys, newest first. */
  list(signal?: AbortSignal): Promise<{ items: StoredKey[] }> {
    return this.api.get('/keys', { signal });
  }

  /** Stores a key. Its secret never comes back. */
  create(key: NewKey): Promise<StoredKey> {
    return this.api.post('/keys', key);
  }

  /** Changes what is named; a secret that is sent replaces the one that was stored. */
  update(id: string, change: KeyChange): Promise<StoredKey> {
    return this.api.patch(`/keys/${encodeURIComponent(id)}`, change);
  }

  /** Deletes a key, or only tells which workflows would break. */
  remove(id: string, { isDryRun }: { isDryRun: boolean }): Promise<KeyDeletion> {
    return this.api.delete(`/keys/${encodeURIComponent(id)}?dryRun=${isDryRun}`);
  }

  /** Asks the provider whether it takes the key; one of the provider `http` is sent to `url`. */
  test(id: string, url?: string): Promise<KeyTest> {
    return this.api.post(`/keys/${encodeURIComponent(id)}/test`, url === undefined ? {} : { url });
  }

  /** The models that a key may use. */
  models(id: string, signal?: AbortSignal): Promise<{ items: KeyModel[] }> {
    return this.api.get(`/keys/${encodeURIComponent(id)}/models`, { signal });
  }
}
