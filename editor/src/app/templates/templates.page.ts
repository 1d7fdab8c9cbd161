import { ChangeDetectionStrategy, Component, inject, ViewEncapsulation } from '@angular/core';
import { MiniCanvasComponent } from '../library/mini-canvas.component';
import { Dialogs } from '../ui/dialogs';
import { IconComponent } from '../ui/icon.component';
import { ToastsComponent } from '../ui/toasts/toasts.component';
import { ALL_TEMPLATES } from './all-templates';
import { drawingOf } from './drawing-of';
import { TemplateOpener } from './template-opener';
import { TOPICS } from './topics';
import type { WorkflowTemplate } from './workflow-template';

/** Workflows to begin with, by what they are about. */
@Component({
  selector: 'app-templates-page',
  imports: [IconComponent, MiniCanvasComponent, ToastsComponent],
  templateUrl: './templates.page.component.html',
  providers: [TemplateOpener],
  styleUrl: '../../styles/templates.css',
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TemplatesPage {
  protected readonly opener = inject(TemplateOpener);
  private readonly dialogs = inject(Dialogs);
  protected readonly topics = TOPICS.map(([topic, label]) => ({
    ...{ topic, label },
    templates: ALL_TEMPLATES.filter((template) => template.topic === topic).map((template) => ({
      ...{ template, drawing: drawingOf(template.workflow) },
    })),
  }));

  protected async preview(template: WorkflowTemplate): Promise<void> {
    const { TemplateDialogComponent } = await import('./template-dialog.component');
    const dialog = await this.dialogs.open<boolean>(TemplateDialogComponent, {
      data: template,
      ariaLabelledBy: 'template-title',
    });
    dialog.closed.subscribe((isWanted) => {
      if (isWanted) void this.opener.try(template);
    });
  }
}
