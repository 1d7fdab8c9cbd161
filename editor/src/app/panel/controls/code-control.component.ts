import { ChangeDetectionStrategy, Component, computed } from '@angular/core';
import { CodeEditorComponent } from '../code/code-editor.component';
import type { CodeMark } from '../code/create-code-editor';
import { FieldControl } from '../form/field-handle';
import { showNumber } from '../schema/loose-value';

/** JavaScript. */
@Component({
  selector: 'app-code-control',
  imports: [CodeEditorComponent],
  template: `
    <app-code-editor
      [id]="field().id"
      language="javascript"
      [text]="text()"
      [label]="field().model().label"
      [description]="field().descriptionText()"
      [describedBy]="field().describedBy()"
      [isInvalid]="field().isInvalid()"
      [marks]="marks()"
      (typed)="field().type($event === '' ? undefined : $event)"
      (left)="field().leave()"
    />
  `,
  host: { class: 'control' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CodeControlComponent extends FieldControl {
  protected readonly text = computed(() => showNumber(this.field().value()));
  protected readonly marks = computed<CodeMark[]>(() =>
    this.field()
      .problems()
      .flatMap(({ line, column, message }) => (line === undefined ? [] : [{ line, column, message }])),
  );
}
