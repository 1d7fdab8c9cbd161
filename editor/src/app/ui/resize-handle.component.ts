import { ChangeDetectionStrategy, Component, computed, input, ViewEncapsulation } from '@angular/core';
import type { RememberedSize } from './remembered-size';

const STEP_PX = 16;
const LARGE_STEP_PX = 64;

/** The edge between two parts of the page: drag it, or move it by arrow keys. Buttons for the same belong beside it (WCAG 2.5.7). */
@Component({
  selector: 'app-resize-handle',
  template: '',
  host: {
    class: 'resize-handle',
    role: 'separator',
    tabindex: '0',
    '[class.is-dragged]': 'from !== null',
    '[attr.aria-label]': 'label()',
    '[attr.aria-controls]': 'controls()',
    '[attr.aria-orientation]': "side() === 'left' ? 'vertical' : 'horizontal'",
    '[attr.aria-valuenow]': 'size().px()',
    '[attr.aria-valuemin]': 'size().bounds.min',
    '[attr.aria-valuemax]': 'size().bounds.max',
    '[attr.aria-valuetext]': "size().px() + ' pixels'",
    '(pointerdown)': 'grab($event)',
    '(pointermove)': 'drag($event)',
    '(pointerup)': 'from = null',
    '(pointercancel)': 'giveUp()',
    '(keydown)': 'key($event)',
    '(dblclick)': 'size().choose(size().bounds.initial)',
  },
  styleUrl: '../../styles/resize-handle.css',
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ResizeHandleComponent {
  readonly size = input.required<RememberedSize>();
  readonly label = input.required<string>();
  /** The id of what grows and shrinks. */
  readonly controls = input.required<string>();
  /** The side of it on which this edge lies: away from it is larger. */
  readonly side = input.required<'left' | 'top'>();

  private readonly isAcross = computed(() => this.side() === 'left');
  protected from: { at: number; px: number } | null = null;

  protected grab(event: PointerEvent): void {
    if (event.button !== 0) return;
    event.preventDefault();
    const handle = event.currentTarget as HTMLElement;
    handle.setPointerCapture(event.pointerId);
    handle.focus();
    this.from = { at: this.at(event), px: this.size().px() };
  }

  protected drag(event: PointerEvent): void {
    if (this.from) this.size().choose(this.from.px + this.from.at - this.at(event));
  }

  protected giveUp(): void {
    if (this.from) this.size().choose(this.from.px);
    this.from = null;
  }

  protected key(event: KeyboardEvent): void {
    const { bounds, px } = this.size();
    const step = event.shiftKey ? LARGE_STEP_PX : STEP_PX;
    const goals: Record<string, number> = {
      [this.isAcross() ? 'ArrowLeft' : 'ArrowUp']: px() + step,
      [this.isAcross() ? 'ArrowRight' : 'ArrowDown']: px() - step,
      Home: bounds.min,
      End: bounds.max,
    };
    if (event.key === 'Escape' && this.from) this.giveUp();
    const goal = Object.hasOwn(goals, event.key) ? goals[event.key] : undefined;
    if (goal === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.size().choose(goal);
  }

  private at(event: PointerEvent): number {
    return this.isAcross() ? event.clientX : event.clientY;
  }
}
