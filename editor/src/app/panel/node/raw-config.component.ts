import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal } from '@angular/core';
import type { JsonObject } from '@rex/workflow';
import { CodeEditorComponent } from '../code/code-editor.component';
import { FormDraft } from '../form/form-draft';
import { isRecord, isSameJson } from '../schema/json-schema';
import { readValue } from '../schema/loose-value';

/** A whole config as JSON, for types that are not known. Only an object can be kept as a config. */
@Component({
  selector: 'app-raw-config',
  imports: [CodeEditorComponent],
  template: `
    <div class="form-field">
      <app-code-editor
        id="node-raw-config"
        language="json"
        label="Config"
        i18n-label
        [text]="text()"
        [isInvalid]="isUnkept()"
        [description]="isUnkept() ? unkept : ''"
        (typed)="write($event)"
        (left)="draft.leave()"
      />
      @if (isUnkept()) {
        <p class="field-error">{{ unkept }}</p>
      }
    </div>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RawConfigComponent {
  protected readonly draft = inject(FormDraft);
  protected readonly unkept = $localize`This is no JSON object yet, so it is not saved.`;
  protected readonly text = linkedSignal<JsonObject, string>({
    source: this.draft.value,
    computation: (value, previous) =>
      previous !== undefined && isSameJson(readValue(previous.value), value)
        ? previous.value
        : JSON.stringify(value, null, 2),
  });
  protected readonly isUnkept = computed(() => !isRecord(readValue(this.text())));

  protected write(text: string): void {
    this.text.set(text);
    const value = readValue(text);
    if (isRecord(value)) this.draft.write([], value, 'typing');
  }
}
