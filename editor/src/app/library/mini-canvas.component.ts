import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { Drawing } from '../api/types';
import { miniDrawing } from './mini-drawing';

/** A small picture of a workflow. It says nothing that the name beside it does not, so it is for the eye alone. */
@Component({
  selector: 'app-mini-canvas',
  template: `
    @if (drawn(); as mini) {
      <svg class="mini" [attr.viewBox]="mini.viewBox" aria-hidden="true" focusable="false">
        <path class="mini-links" [attr.d]="mini.links" />
        <path class="mini-cards" [attr.d]="mini.cards" />
        <path class="mini-cards is-trigger" [attr.d]="mini.triggers" />
      </svg>
    } @else if (drawing()) {
      <span class="mini-nothing" i18n>Empty</span>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MiniCanvasComponent {
  /** Undefined while it is not there yet. */
  readonly drawing = input.required<Drawing | undefined>();
  protected readonly drawn = computed(() => {
    const drawing = this.drawing();
    return drawing && miniDrawing(drawing);
  });
}
