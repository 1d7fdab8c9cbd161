import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, ViewEncapsulation } from '@angular/core';
import { ProblemsStore } from '../editing/problems.store';
import { WorkflowSettingsComponent } from '../panel/workflow/workflow-settings.component';
import { WorkflowDraftStore } from '../saving/workflow-draft.store';
import { EditorSettings } from '../settings/editor-settings';
import { IconComponent } from '../ui/icon.component';

/** What the workflow itself is set to, and whether changes are saved by themselves. */
@Component({
  selector: 'app-workflow-settings-dialog',
  imports: [IconComponent, WorkflowSettingsComponent],
  template: `
    <div class="dialog-head">
      <h2 id="workflow-settings-title" class="dialog-title">Settings of the workflow</h2>
      <button type="button" class="icon-button" aria-label="Close" (click)="dialog.close()">
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
    <div class="dialog-foot is-start">
      <label class="check">
        <input
          type="checkbox"
          [checked]="settings.autosave()"
          (change)="settings.autosave.set($any($event.target).checked)"
        />
        <span>Save changes by themselves (in this browser)</span>
      </label>
    </div>
  `,
  styleUrl: '../../styles/dialogs.css',
  encapsulation: ViewEncapsulation.None,
  host: { class: 'dialog' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WorkflowSettingsDialogComponent {
  protected readonly workflow = inject(WorkflowDraftStore);
  protected readonly settings = inject(EditorSettings);
  protected readonly dialog = inject<DialogRef<void>>(DialogRef);
  private readonly store = inject(ProblemsStore);

  protected readonly problems = computed(() =>
    this.store
      .all()
      .filter(({ path }) => /^\/(?:name|description|settings)\b/.test(path))
      .map(({ path, message }) => ({ pointer: path, message })),
  );
}
