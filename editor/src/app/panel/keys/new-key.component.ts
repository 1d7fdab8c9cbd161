import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { toApiError } from '../../api/api-error';
import type { KeyProvider, NewKey, StoredKey } from '../../api/keys-api';
import { readOption } from '../schema/read-label';
import { KEY_PROVIDERS } from './key-providers';
import { KeysStore } from './keys.store';

/** Stores a key without leaving the form. The secret leaves this component once, with the request that stores it. */
@Component({
  selector: 'app-new-key',
  templateUrl: './new-key.component.html',
  host: { '(keydown.escape)': 'cancel($event)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NewKeyComponent {
  readonly idPrefix = input.required<string>();
  /** Whose key it must be; null lets one choose. */
  readonly provider = input.required<KeyProvider | null>();
  readonly made = output<StoredKey>();
  readonly cancelled = output();

  private readonly store = inject(KeysStore);

  protected readonly providers = computed(() => {
    const provider = this.provider();
    return (provider === null ? KEY_PROVIDERS : [provider]).map((value) => ({
      value,
      label: readOption(value),
    }));
  });
  protected readonly chosen = linkedSignal<KeyProvider>(() => this.provider() ?? 'http');
  protected readonly scheme = signal<'bearer' | 'basic' | 'header'>('bearer');
  protected readonly name = signal('');
  protected readonly baseUrl = signal('');
  protected readonly username = signal('');
  protected readonly headerName = signal('');
  protected readonly secret = signal('');
  protected readonly error = signal<string | null>(null);
  protected readonly isSaving = signal(false);

  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef);
    afterNextRender(() => element.nativeElement.querySelector<HTMLElement>('input')?.focus());
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isSaving()) return;
    const missing = this.name().trim() === '' ? 'a name' : this.secret() === '' ? 'the key' : null;
    if (missing !== null) return this.error.set(`Give ${missing}.`);
    this.isSaving.set(true);
    this.error.set(null);
    try {
      const key = await this.store.create(this.request());
      this.secret.set('');
      this.made.emit(key);
    } catch (thrown) {
      const { message, fieldErrors } = toApiError(thrown);
      this.error.set(fieldErrors.map((each) => each.message).join(' ') || message);
    } finally {
      this.isSaving.set(false);
    }
  }

  protected cancel(event: Event): void {
    event.stopPropagation();
    this.secret.set('');
    this.cancelled.emit();
  }

  private request(): NewKey {
    const provider = this.chosen();
    const key: NewKey = { provider, name: this.name().trim(), key: this.secret() };
    if (provider === 'openai-compatible') key.baseUrl = this.baseUrl().trim();
    if (provider === 'http') {
      key.scheme = this.scheme();
      if (this.scheme() === 'basic' && this.username() !== '') key.username = this.username();
      if (this.scheme() === 'header' && this.headerName() !== '') key.headerName = this.headerName();
    }
    return key;
  }
}
