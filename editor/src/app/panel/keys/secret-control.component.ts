import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { toApiError } from '../../api/api-error';
import { KeysApi, type KeyProvider, type StoredKey } from '../../api/keys-api';
import { Announcer } from '../../editing/announcer';
import { FieldControl } from '../form/field-handle';
import { isRecord } from '../schema/json-schema';
import { readOption } from '../schema/read-label';
import { KEY_PROVIDERS } from './key-providers';
import { KeysStore } from './keys.store';
import { NewKeyComponent } from './new-key.component';

/** A stored key: one is chosen by its name, made in place, or tested. The key itself is never shown. */
@Component({
  selector: 'app-secret-control',
  imports: [NewKeyComponent],
  templateUrl: './secret-control.component.html',
  host: { class: 'control' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SecretControlComponent extends FieldControl {
  private readonly api = inject(KeysApi);
  private readonly announcer = inject(Announcer);
  protected readonly store = inject(KeysStore);

  protected readonly isMaking = signal(false);
  protected readonly test = signal<{ keyId: string; isOk: boolean; text: string } | null>(null);
  protected readonly isTesting = signal(false);

  /** A field `provider` beside it says whose keys fit. */
  protected readonly provider = computed<KeyProvider | null>(() => {
    const holder = this.field().holder();
    const named = isRecord(holder) ? holder['provider'] : undefined;
    return KEY_PROVIDERS.find((provider) => provider === named) ?? null;
  });
  protected readonly fitting = computed(() => {
    const provider = this.provider();
    return this.store.keys().filter((key) => provider === null || key.provider === provider);
  });
  protected readonly keyId = computed(() => {
    const value = this.field().value();
    return typeof value === 'string' && value !== '' ? value : null;
  });
  /** Chosen, but not among those that fit. */
  protected readonly stray = computed(() => {
    const id = this.keyId();
    if (id === null || this.fitting().some((key) => key.id === id)) return null;
    const known = this.store.keys().find((key) => key.id === id);
    if (known) return `${known.name} (of ${readOption(known.provider)})`;
    return this.store.isLoaded() ? $localize`${id}:ID: (not among your keys)` : id;
  });
  protected readonly testText = computed(() => {
    const test = this.test();
    return test !== null && test.keyId === this.keyId() ? test : null;
  });

  constructor() {
    super();
    void this.store.load();
  }

  protected nameOf(key: StoredKey): string {
    const last = key.lastFour === null ? '' : ` ····${key.lastFour}`;
    return `${key.name}${last}${this.provider() === null ? ` · ${readOption(key.provider)}` : ''}`;
  }

  protected choose(id: string): void {
    this.field().choose(id === '' ? undefined : id);
  }

  protected made(key: StoredKey): void {
    this.isMaking.set(false);
    this.field().choose(key.id);
    this.announcer.say($localize`Key ${key.name}:NAME: stored and chosen`);
    document.getElementById(this.field().id)?.focus();
  }

  protected async tryKey(keyId: string): Promise<void> {
    if (this.isTesting()) return;
    this.isTesting.set(true);
    const told = await this.api.test(keyId).then(
      ({ ok, message, latencyMs }) => ({
        isOk: ok,
        text: ok ? $localize`${message}:MESSAGE: (${latencyMs}:LATENCY_MS: ms)` : message,
      }),
      (thrown: unknown) => ({ isOk: false, text: toApiError(thrown).message }),
    );
    this.isTesting.set(false);
    this.test.set({ keyId, ...told });
    this.announcer.say(told.text);
  }
}
