import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { WorkflowDetail } from '../api/types';

/** The top bar of a workflow: where one is, and what can be done with it. */
@Component({
  selector: 'app-workflow-header',
  imports: [RouterLink],
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
        </span>
      } @else {
        <span class="skeleton is-title"></span>
      }
      <span class="topbar-space"></span>
      <ng-content />
    </header>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WorkflowHeaderComponent {
  /** Null while it is loading. */
  readonly workflow = input.required<WorkflowDetail | null>();
}
