import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  viewChild,
  ViewEncapsulation,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { CommandRegistry } from '../commands/command-registry';
import { NodeTypesStore } from '../editing/node-types.store';
import { IconComponent } from '../ui/icon.component';
import { CanvasView } from './canvas-view';
import { NodeAdder } from './gestures/node-adder';
import { SceneStore } from './scene/scene-store';

const MOST = 3;

/** What an empty canvas offers: how a workflow starts. The keyboard begins there, unless it is in use elsewhere. */
@Component({
  selector: 'app-empty-canvas',
  imports: [IconComponent, RouterLink],
  template: `
    <h2 class="empty-canvas-title" i18n>How does it start?</h2>
    <div class="empty-canvas-choices">
      @for (type of triggers(); track type.type) {
        <button #choice type="button" class="empty-canvas-choice" (click)="add(type.type)">
          <app-icon [name]="type.icon" />
          <span>{{ type.label }}</span>
        </button>
      }
    </div>
    <p class="empty-canvas-hint">
      <span i18n>Or</span>
      <button type="button" class="button is-small" (click)="paste()" i18n>Paste JSON</button>
      <span i18n>of a workflow, or begin with</span>
      <a routerLink="/templates" i18n>a template</a>
    </p>
  `,
  host: { class: 'empty-canvas', 'data-canvas-control': '' },
  styleUrl: '../../styles/empty-canvas.css',
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EmptyCanvasComponent {
  private readonly types = inject(NodeTypesStore);
  private readonly adder = inject(NodeAdder);
  private readonly view = inject(CanvasView);
  private readonly store = inject(SceneStore);
  private readonly registry = inject(CommandRegistry);
  private readonly first = viewChild<ElementRef<HTMLElement>>('choice');
  protected readonly triggers = computed(() =>
    this.types
      .list()
      .filter(({ category }) => category === 'trigger')
      .slice(0, MOST),
  );

  constructor() {
    afterRenderEffect({
      write: () => {
        const first = this.first()?.nativeElement;
        if (first && isFocusFree()) first.focus();
      },
    });
  }

  /** A second press comes before the first has taken the choices away. */
  protected add(type: string): void {
    if (!this.store.isEmpty()) return;
    this.adder.addAt(type, this.view.controls()?.middle() ?? { x: 0, y: 0 });
  }

  protected paste(): void {
    this.registry.run('paste');
  }
}

/** Nobody works anywhere: a page that has just come has the focus as a whole. */
function isFocusFree(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || activeElement.id === 'content';
}
