import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal, ViewEncapsulation } from '@angular/core';
import { toApiError } from '../api/api-error';
import { KeysApi, type KeyProvider, type StoredKey } from '../api/keys-api';
import { KeyDraft } from '../panel/keys/key-draft';
import { KeyFieldsComponent } from '../panel/keys/key-fields.component';
import { KEY_PROVIDERS } from '../panel/keys/key-providers';
import { IconComponent } from '../ui/icon.component';

/** The key that is changed; null: a new one. */
export interface KeyDialogData {
  readonly key: StoredKey | null;
}

/** Stores a key, or renames one and replaces its secret. The secret is forgotten as soon as it was sent. */
@Component({
  selector: 'app-key-dialog',
  imports: [IconComponent, KeyFieldsComponent],
  template: `
    <form class="dialog-sheet" (submit)="save($event)">
      <div class="dialog-head">
        <h2 id="key-dialog-title" class="dialog-title">{{ title }}</h2>
        <button
          type="button"
          class="icon-button"
          aria-label="Close"
          i18n-aria-label
          (click)="dialog.close(null)"
        >
          <app-icon name="x" />
        </button>
      </div>
      <div class="dialog-body">
        <app-key-fields
          idPrefix="key"
          [draft]="draft"
          [providers]="providers"
          [secretLabel]="secretLabel"
          [secretNote]="secretNote"
        />
        @if (error(); as text) {
          <p class="notice is-bad dialog-notice" role="alert">
            <app-icon name="triangle-alert" /> {{ text }}
          </p>
        }
      </div>
      <div class="dialog-foot">
        <button type="button" class="button" (click)="dialog.close(null)" i18n>Cancel</button>
        <button type="submit" class="button is-primary" [attr.aria-disabled]="isSaving() || null">
          {{ isSaving() ? saving : action }}
        </button>
      </div>
    </form>
  `,
  styleUrl: '../../styles/key-dialogs.css',
  encapsulation: ViewEncapsulation.None,
  host: { class: 'dialog is-narrow' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class KeyDialogComponent {
  private readonly api = inject(KeysApi);
  private readonly key = inject<KeyDialogData>(DIALOG_DATA).key;
  protected readonly dialog = inject<DialogRef<StoredKey | null>>(DialogRef);

  protected readonly draft = new KeyDraft();
  protected readonly providers: readonly KeyProvider[] =
    this.key === null ? KEY_PROVIDERS : [this.key.provider];
  protected readonly title = this.key === null ? $localize`Store a key` : $localize`Change ${this.key.name}`;
  protected readonly action = this.key === null ? $localize`Store key` : $localize`Save changes`;
  protected readonly saving = $localize`Storing…`;
  protected readonly secretLabel = this.key === null ? $localize`Key` : $localize`New key`;
  protected readonly secretNote =
    this.key === null
      ? $localize`It is encrypted and never shown again.`
      : $localize`Leave it empty to keep the stored one. Workflows use the new one at once.`;
  protected readonly error = signal<string | null>(null);
  protected readonly isSaving = signal(false);

  constructor() {
    if (this.key !== null) this.draft.read(this.key);
    // However it is closed, nothing of the secret stays.
    this.dialog.closed.subscribe(() => this.draft.forget());
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isSaving()) return;
    const missing = this.key === null ? this.draft.missing() : this.unnamed();
    if (missing !== null) return this.error.set(missing);
    this.isSaving.set(true);
    this.error.set(null);
    try {
      const sent =
        this.key === null
          ? this.api.create(this.draft.toNewKey())
          : this.api.update(this.key.id, this.draft.toChange(this.key));
      this.dialog.close(await sent);
    } catch (thrown) {
      const { message, fieldErrors } = toApiError(thrown);
      this.error.set(fieldErrors.map((each) => each.message).join(' ') || message);
      this.isSaving.set(false);
    }
  }

  private unnamed(): string | null {
    return this.draft.name().trim() === '' ? $localize`Give a name.` : null;
  }
}
