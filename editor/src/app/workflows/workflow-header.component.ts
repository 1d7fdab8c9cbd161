import { ChangeDetectionStrategy, Component, computed, inject, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { WorkflowDetail } from '../api/types';
import { CommandRegistry } from '../commands/command-registry';
import { shortcutLabel } from '../commands/shortcut';
import { DraftStore } from '../editing/draft.store';
import { ProblemsStore } from '../editing/problems.store';
import { ActiveSwitchComponent } from '../executions/active-switch.component';
import { DockView } from '../executions/dock-view';
import { PublishButtonComponent } from '../executions/publish-button.component';
import { RunButtonComponent } from '../executions/run-button.component';
import { DraftSaver } from '../saving/draft-saver';
import { PublishedDistance } from '../saving/published-distance';
import { SaveStatusComponent } from '../saving/save-status.component';
import { WorkflowDraftStore } from '../saving/workflow-draft.store';
import { IconComponent } from '../ui/icon.component';
import { MenuButtonDirective } from '../ui/menu/menu-button.directive';
import { RovingFocusDirective } from '../ui/roving-focus.directive';

/** The top bar of a workflow: where one is, how the draft stands, and what can be done with all of it. */
@Component({
  selector: 'app-workflow-header',
  imports: [
    ActiveSwitchComponent,
    IconComponent,
    MenuButtonDirective,
    PublishButtonComponent,
    RouterLink,
    RovingFocusDirective,
    RunButtonComponent,
    SaveStatusComponent,
  ],
  templateUrl: './workflow-header.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WorkflowHeaderComponent {
  protected readonly workflow = inject(WorkflowDraftStore);
  protected readonly draft = inject(DraftStore);
  protected readonly saver = inject(DraftSaver);
  protected readonly distance = inject(PublishedDistance);
  protected readonly problems = inject(ProblemsStore);
  protected readonly dock = inject(DockView);
  protected readonly commands = inject(CommandRegistry);

  /** A conflict is to be decided. */
  readonly decide = output<void>();
  /** The workflow as the server has it, after it was published or switched. */
  readonly taken = output<WorkflowDetail>();

  protected readonly loadExportMenu = () =>
    import('../transfer/export-menu.component').then((file) => file.ExportMenuComponent);
  protected readonly paletteKeys = shortcutLabel('Mod+K');
  protected readonly paletteTitle = $localize`All commands (${this.paletteKeys}:KEYS:)`;
  protected readonly undoTitle = computed(() =>
    titleOf($localize`Undo`, $localize`Nothing to undo`, this.draft.undoLabel(), 'Mod+Z'),
  );
  protected readonly redoTitle = computed(() =>
    titleOf($localize`Redo`, $localize`Nothing to redo`, this.draft.redoLabel(), 'Mod+Shift+Z'),
  );

  protected rename(event: Event): void {
    const field = event.target as HTMLInputElement;
    const name = field.value.trim();
    // A workflow has a name: an empty field means that it keeps the one it had.
    if (name === '') field.value = this.workflow.meta().name;
    else this.workflow.changeMeta({ name });
  }

  protected leaveName(event: Event): void {
    (event.target as HTMLInputElement).blur();
  }

  protected dropName(event: Event): void {
    const field = event.target as HTMLInputElement;
    field.value = this.workflow.meta().name;
    field.blur();
    event.stopPropagation();
  }
}

function titleOf(verb: string, nothing: string, label: string | null, keys: string): string {
  return label === null ? nothing : `${verb}: ${label} (${shortcutLabel(keys)})`;
}
