import { signal } from '@angular/core';
import type { KeyChange, KeyProvider, NewKey, StoredKey } from '../../api/keys-api';

/** How requests carry a key of the provider `http`. */
export type KeyScheme = NonNullable<StoredKey['scheme']>;

/** A key that is being described. The secret is forgotten by `forget`, as soon as it was sent. */
export class KeyDraft {
  readonly provider = signal<KeyProvider>('http');
  readonly scheme = signal<KeyScheme>('bearer');
  readonly name = signal('');
  readonly baseUrl = signal('');
  readonly username = signal('');
  readonly headerName = signal('');
  readonly secret = signal('');

  /** Takes over what is known of a stored key. Its secret is not. */
  read(key: StoredKey): void {
    this.provider.set(key.provider);
    this.scheme.set(key.scheme ?? 'bearer');
    this.name.set(key.name);
    this.baseUrl.set(key.baseUrl ?? '');
    this.username.set(key.username ?? '');
    this.headerName.set(key.headerName ?? '');
  }

  forget(): void {
    this.secret.set('');
  }

  /** What a new key still lacks; null: nothing. */
  missing(): string | null {
    if (this.name().trim() === '') return $localize`Give a name.`;
    return this.secret() === '' ? $localize`Give the key.` : null;
  }

  toNewKey(): NewKey {
    const { provider, name, details } = this.shown();
    return { provider, name, key: this.secret(), ...details };
  }

  /** What is to be changed of a stored key; empty: nothing. */
  toChange(stored: StoredKey): KeyChange {
    const { name, details } = this.shown();
    const changed = Object.entries(details).filter(
      ([field, value]) => value !== (stored[field as keyof typeof details] ?? null),
    );
    return {
      ...(name !== stored.name && { name }),
      ...(this.secret() !== '' && { key: this.secret() }),
      ...(Object.fromEntries(changed) as Partial<typeof details>),
    };
  }

  private shown() {
    const provider = this.provider();
    const name = this.name().trim();
    return { provider, name, details: this.detailsOf(provider) };
  }

  private detailsOf(
    provider: KeyProvider,
  ): Pick<KeyChange, 'baseUrl' | 'scheme' | 'username' | 'headerName'> {
    if (provider === 'openai-compatible') return { baseUrl: this.baseUrl().trim() };
    if (provider !== 'http') return {};
    const scheme = this.scheme();
    return {
      scheme,
      username: scheme === 'basic' && this.username() !== '' ? this.username() : null,
      headerName: scheme === 'header' && this.headerName() !== '' ? this.headerName() : null,
    };
  }
}
