import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { WorkflowDetail } from '../api/types';
import { IconComponent } from '../ui/icon.component';

/** The top bar of a workflow: where one is, what state it is in, the button that runs it. */
@Component({
  selector: 'app-workflow-header',
  imports: [RouterLink, IconComponent],
  template: `
    <header class="topbar">
      <nav class="breadcrumb" aria-label="Breadcrumb">
        <a class="breadcrumb-link" routerLink="/workflows">Workflows</a>
        <span class="breadcrumb-mark" aria-hidden="true">/</span>
      </nav>
      @if (workflow(); as shown) {
        <h1 class="topbar-title" [title]="shown.description || shown.name">{{ shown.name }}</h1>
        <span class="topbar-tags">
          <span class="tag">Version {{ shown.version }}</span>
          @if (shown.publishedVersion === null) {
            <span class="tag" title="Webhooks and schedules need a published version">Draft</span>
          } @else if (shown.publishedVersion !== shown.version) {
            <span class="tag" title="The version that webhooks and schedules run">
              Published {{ shown.publishedVersion }}
            </span>
          } @else {
            <span class="tag is-ok">Published</span>
          }
          @if (!shown.active) {
            <span class="tag" title="Its triggers are switched off">Off</span>
          }
        </span>
      } @else {
        <span class="skeleton is-title"></span>
      }
      <span class="topbar-space"></span>
      <button
        type="button"
        class="button is-primary"
        [attr.aria-disabled]="isRunning() || !workflow() || null"
        (click)="press()"
      >
        <app-icon name="play" /> {{ isRunning() ? 'Running…' : 'Run' }}
      </button>
    </header>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WorkflowHeaderComponent {
  /** Null while it is loading. */
  readonly workflow = input.required<WorkflowDetail | null>();
  readonly isRunning = input(false);
  readonly run = output<void>();

  /** aria-disabled keeps the button in the tab order, so a press may come at any time. */
  protected press(): void {
    if (this.workflow() && !this.isRunning()) this.run.emit();
  }
}
