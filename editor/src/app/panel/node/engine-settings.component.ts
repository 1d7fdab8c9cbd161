import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  signal,
  type OnInit,
} from '@angular/core';
import { IconComponent } from '../../ui/icon.component';
import { FieldListComponent } from '../form/field-list.component';
import { FormDraft } from '../form/form-draft';
import { nodeSettingsSchema } from './document-schemas';
import { NodeSettingsDraft } from './node-settings.draft';

/** Timeout, retry and what follows a failure: the same for every node type, by the schema of the document. */
@Component({
  selector: 'app-engine-settings',
  imports: [FieldListComponent, IconComponent],
  template: `
    <div class="more-options">
      <button
        type="button"
        class="disclosure"
        [attr.aria-expanded]="isShown()"
        (click)="isOpen.set(!isOpen())"
      >
        <app-icon name="chevron-right" /> <ng-container i18n>Errors, retry and timeout</ng-container>
        <span class="field-hint">{{ summary() }}</span>
      </button>
      @if (isShown()) {
        <app-field-list [schema]="schema" />
      }
    </div>
  `,
  providers: [NodeSettingsDraft, { provide: FormDraft, useExisting: NodeSettingsDraft }],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EngineSettingsComponent implements OnInit {
  readonly nodeId = input.required<string>();

  private readonly draft = inject(NodeSettingsDraft);
  protected readonly schema = nodeSettingsSchema;
  protected readonly isOpen = signal(false);
  protected readonly isShown = computed(() => this.isOpen() || this.draft.problems().length > 0);
  /** What differs from the default, in a few words. */
  protected readonly summary = computed(() => {
    const { onError, retry, timeoutMs } = this.draft.value();
    return [
      ...(onError === 'continue'
        ? [$localize`goes on`]
        : onError === 'branch'
          ? [$localize`error port`]
          : []),
      ...(retry === undefined ? [] : ['retries']),
      ...(timeoutMs === undefined ? [] : ['timeout']),
    ].join(', ');
  });

  ngOnInit(): void {
    this.draft.nodeId.set(this.nodeId());
  }
}
