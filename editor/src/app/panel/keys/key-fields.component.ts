import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { KeyProvider } from '../../api/keys-api';
import { readOption } from '../schema/read-label';
import type { KeyDraft } from './key-draft';

/** The fields of a key: those that its provider needs. The secret is masked. */
@Component({
  selector: 'app-key-fields',
  templateUrl: './key-fields.component.html',
  host: { class: 'key-fields' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class KeyFieldsComponent {
  readonly draft = input.required<KeyDraft>();
  readonly idPrefix = input.required<string>();
  /** One can be chosen where there are several. */
  readonly providers = input.required<readonly KeyProvider[]>();
  readonly secretLabel = input($localize`Key`);
  readonly secretNote = input($localize`It is encrypted and never shown again.`);

  protected readonly options = computed(() =>
    this.providers().map((value) => ({ value, label: readOption(value) })),
  );
}
