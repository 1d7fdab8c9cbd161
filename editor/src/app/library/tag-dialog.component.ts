import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal, ViewEncapsulation } from '@angular/core';

/** For which workflows, and which tags there are. */
export interface TagQuestion {
  readonly count: number;
  readonly how: 'add' | 'remove';
  readonly known: readonly string[];
}

/** Asks for a tag. Answers it. */
@Component({
  selector: 'app-tag-dialog',
  template: `
    <form class="dialog-form" (submit)="$event.preventDefault(); answer(field.value)">
      <div class="dialog-head">
        <h2 id="tag-title" class="dialog-title">{{ title }}</h2>
      </div>
      <div class="field">
        <label for="tag-field" i18n>Tag</label>
        <input
          #field
          id="tag-field"
          class="input"
          list="known-tags"
          maxlength="50"
          autocomplete="off"
          aria-describedby="tag-note"
          [attr.aria-invalid]="isMissing() || null"
        />
        <datalist id="known-tags">
          @for (tag of question.known; track tag) {
            <option [value]="tag"></option>
          }
        </datalist>
        <p id="tag-note" [class]="isMissing() ? 'field-error' : 'field-note'" i18n>
          Type a tag, or choose one.
        </p>
      </div>
      <div class="dialog-foot">
        <button type="button" class="button" (click)="dialog.close()" i18n>Cancel</button>
        <button type="submit" class="button is-primary">{{ action }}</button>
      </div>
    </form>
  `,
  styleUrl: '../../styles/dialogs.css',
  encapsulation: ViewEncapsulation.None,
  host: { class: 'dialog is-narrow' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TagDialogComponent {
  protected readonly question = inject<TagQuestion>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<string>>(DialogRef);
  protected readonly isMissing = signal(false);
  protected readonly title = titleOf(this.question);
  protected readonly action = this.question.how === 'add' ? $localize`Add` : $localize`Remove`;

  protected answer(text: string): void {
    const tag = text.trim();
    if (tag === '') this.isMissing.set(true);
    else this.dialog.close(tag);
  }
}

function titleOf({ how, count }: TagQuestion): string {
  if (how === 'add')
    return count === 1
      ? $localize`Add a tag to 1 workflow`
      : $localize`Add a tag to ${count}:count: workflows`;
  return count === 1
    ? $localize`Remove a tag from 1 workflow`
    : $localize`Remove a tag from ${count}:count: workflows`;
}
