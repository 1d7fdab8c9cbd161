import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { toApiError } from '../../api/api-error';
import type { KeyProvider, StoredKey } from '../../api/keys-api';
import { KeyDraft } from './key-draft';
import { KeyFieldsComponent } from './key-fields.component';
import { KEY_PROVIDERS } from './key-providers';
import { KeysStore } from './keys.store';

/** Stores a key without leaving the form. The secret leaves this component once, with the request that stores it. */
@Component({
  selector: 'app-new-key',
  imports: [KeyFieldsComponent],
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

  private readonly keys = inject(KeysStore);

  protected readonly draft = new KeyDraft();
  protected readonly providers = computed(() => {
    const provider = this.provider();
    return provider === null ? KEY_PROVIDERS : [provider];
  });
  protected readonly store = $localize`Store key`;
  protected readonly storing = $localize`Storing…`;
  protected readonly error = signal<string | null>(null);
  protected readonly isSaving = signal(false);

  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef);
    afterNextRender(() => element.nativeElement.querySelector<HTMLElement>('input')?.focus());
    effect(() => this.draft.provider.set(this.provider() ?? 'http'));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isSaving()) return;
    const missing = this.draft.missing();
    if (missing !== null) return this.error.set(missing);
    this.isSaving.set(true);
    this.error.set(null);
    try {
      const key = await this.keys.create(this.draft.toNewKey());
      this.draft.forget();
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
    this.draft.forget();
    this.cancelled.emit();
  }
}
