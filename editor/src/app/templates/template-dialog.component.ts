import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, ViewEncapsulation } from '@angular/core';
import { MiniCanvasComponent } from '../library/mini-canvas.component';
import { IconComponent } from '../ui/icon.component';
import { drawingOf } from './drawing-of';
import type { WorkflowTemplate } from './workflow-template';

/** A template looked at closely: its picture, its nodes, what it is given and what it gives. Answers true to try it. */
@Component({
  selector: 'app-template-dialog',
  imports: [IconComponent, MiniCanvasComponent],
  template: `
    <div class="dialog-head">
      <h2 id="template-title" class="dialog-title">{{ template.title }}</h2>
      <button type="button" class="icon-button" aria-label="Close" i18n-aria-label (click)="dialog.close()">
        <app-icon name="x" />
      </button>
    </div>
    <div class="dialog-body">
      <p>{{ template.summary }}</p>
      <div class="card-picture template-picture"><app-mini-canvas [drawing]="drawing" /></div>
      <h3 class="dialog-subtitle" i18n>Nodes</h3>
      <ol class="template-nodes">
        @for (node of template.workflow.nodes; track node.id) {
          <li>
            {{ node.name }} <span class="template-type">{{ node.type }}</span>
          </li>
        }
      </ol>
      <div class="template-values">
        <div>
          <h3 class="dialog-subtitle" i18n>Its sample</h3>
          <pre class="code-block code-block-text" tabindex="0" aria-label="Its sample" i18n-aria-label>{{
            input
          }}</pre>
        </div>
        <div>
          <h3 class="dialog-subtitle" i18n>What it gives</h3>
          <pre class="code-block code-block-text" tabindex="0" aria-label="What it gives" i18n-aria-label>{{
            output
          }}</pre>
        </div>
      </div>
    </div>
    <div class="dialog-foot">
      <button type="button" class="button" (click)="dialog.close()" i18n>Close</button>
      <button type="button" class="button is-primary" (click)="dialog.close(true)">
        <app-icon name="play" /> <ng-container i18n>Try it</ng-container>
      </button>
    </div>
  `,
  styleUrl: '../../styles/dialogs.css',
  encapsulation: ViewEncapsulation.None,
  host: { class: 'dialog is-wide' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TemplateDialogComponent {
  protected readonly template = inject<WorkflowTemplate>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  protected readonly drawing = drawingOf(this.template.workflow);
  protected readonly input = JSON.stringify(this.template.input, null, 2);
  protected readonly output = JSON.stringify(this.template.output, null, 2);
}
