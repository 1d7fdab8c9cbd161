import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, ViewEncapsulation } from '@angular/core';
import { ProblemsStore } from '../editing/problems.store';
import { WorkflowSettingsComponent } from '../panel/workflow/workflow-settings.component';
import { WorkflowDraftStore } from '../saving/workflow-draft.store';
import { EditorSettings } from '../settings/editor-settings';
import { IconComponent } from '../ui/icon.component';

/** What the workflow itself is set to, and how the editor behaves in this browser. */
@Component({
  selector: 'app-workflow-settings-dialog',
  imports: [IconComponent, WorkflowSettingsComponent],
  template: `
    <div class="dialog-head">
      <h2 id="workflow-settings-title" class="dialog-title" i18n>Settings of the workflow</h2>
      <button type="button" class="icon-button" aria-label="Close" i18n-aria-label (click)="dialog.close()">
        <app-icon name="x" />
      </button>
    </div>
    <div class="dialog-body">
      <app-workflow-settings
        [facts]="workflow.meta()"
        [problems]="problems()"
        (changed)="workflow.changeMeta($event)"
      />
    </div>
    <fieldset class="dialog-foot is-start">
      <legend class="visually-hidden" i18n>In this browser</legend>
      @for (choice of choices; track choice.label) {
        <label class="check">
          <input
            type="checkbox"
            [checked]="choice.isOn()"
            (change)="choice.set($any($event.target).checked)"
          />
          <span>{{ choice.label }}</span>
        </label>
      }
    </fieldset>
  `,
  styleUrl: '../../styles/dialogs.css',
  encapsulation: ViewEncapsulation.None,
  host: { class: 'dialog' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WorkflowSettingsDialogComponent {
  protected readonly workflow = inject(WorkflowDraftStore);
  private readonly settings = inject(EditorSettings);
  protected readonly dialog = inject<DialogRef<void>>(DialogRef);
  private readonly store = inject(ProblemsStore);

  /** What this browser keeps for the person, whichever workflow is open. */
  protected readonly choices = [
    {
      label: $localize`Save changes by themselves`,
      isOn: this.settings.autosave,
      set: (isOn: boolean) => this.settings.autosave.set(isOn),
    },
    {
      label: $localize`The mouse wheel scrolls instead of zooming`,
      isOn: computed(() => this.settings.wheel() === 'pan'),
      set: (isOn: boolean) => this.settings.wheel.set(isOn ? 'pan' : 'zoom'),
    },
    {
      label: $localize`Less motion`,
      isOn: this.settings.reducedMotion,
      set: (isOn: boolean) => this.settings.reducedMotion.set(isOn),
    },
  ];
  protected readonly problems = computed(() =>
    this.store
      .all()
      .filter(({ path }) => /^\/(?:name|description|settings)\b/.test(path))
      .map(({ path, message }) => ({ pointer: path, message })),
  );
}
