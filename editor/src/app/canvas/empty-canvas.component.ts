import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { NodeTypesStore } from '../editing/node-types.store';
import { IconComponent } from '../ui/icon.component';
import { CanvasView } from './canvas-view';
import { NodeAdder } from './gestures/node-adder';

const MOST = 3;

/** What an empty canvas offers: how a workflow starts. */
@Component({
  selector: 'app-empty-canvas',
  imports: [IconComponent, RouterLink],
  template: `
    <h2 class="empty-canvas-title" i18n>How does it start?</h2>
    <div class="empty-canvas-choices">
      @for (type of triggers(); track type.type) {
        <button type="button" class="empty-canvas-choice" (click)="add(type.type)">
          <app-icon [name]="type.icon" />
          <span>{{ type.label }}</span>
        </button>
      }
    </div>
    <p class="empty-canvas-hint">
      <ng-container i18n>Or paste a workflow as JSON, or begin with</ng-container>
      <a routerLink="/templates" i18n>a template</a>.
    </p>
  `,
  host: { class: 'empty-canvas', 'data-canvas-control': '' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EmptyCanvasComponent {
  private readonly types = inject(NodeTypesStore);
  private readonly adder = inject(NodeAdder);
  private readonly view = inject(CanvasView);
  protected readonly triggers = computed(() =>
    this.types
      .list()
      .filter(({ category }) => category === 'trigger')
      .slice(0, MOST),
  );

  protected add(type: string): void {
    this.adder.addAt(type, this.view.controls()?.middle() ?? { x: 0, y: 0 });
  }
}
