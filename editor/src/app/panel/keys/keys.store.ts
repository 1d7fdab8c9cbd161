import { inject, Injectable, signal } from '@angular/core';
import { toApiError } from '../../api/api-error';
import { KeysApi, type KeyModel, type NewKey, type StoredKey } from '../../api/keys-api';

/** The user's stored keys, for pickers. Fetched when first asked for. */
@Injectable({ providedIn: 'root' })
export class KeysStore {
  private readonly api = inject(KeysApi);
  private loading: Promise<void> | undefined;
  private readonly models = new Map<string, Promise<KeyModel[]>>();

  readonly keys = signal<readonly StoredKey[]>([]);
  readonly isLoaded = signal(false);
  readonly error = signal<string | null>(null);

  /** Loads them unless they are there; a failure is shown and tried again at the next call. */
  load(): Promise<void> {
    this.loading ??= this.api.list().then(
      ({ items }) => {
        this.keys.set(items);
        this.isLoaded.set(true);
        this.error.set(null);
      },
      (thrown: unknown) => {
        this.loading = undefined;
        this.error.set(toApiError(thrown).message);
      },
    );
    return this.loading;
  }

  async create(key: NewKey): Promise<StoredKey> {
    const stored = await this.api.create(key);
    this.keys.update((keys) => [stored, ...keys]);
    return stored;
  }

  /** The models of a key; asked for once, unless that failed. */
  modelsOf(keyId: string): Promise<KeyModel[]> {
    let models = this.models.get(keyId);
    if (!models) {
      models = this.api.models(keyId).then(({ items }) => items);
      models.catch(() => this.models.delete(keyId));
      this.models.set(keyId, models);
    }
    return models;
  }
}
