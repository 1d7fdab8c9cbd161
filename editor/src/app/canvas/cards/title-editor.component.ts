import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  inject,
  input,
  viewChild,
} from '@angular/core';
import { CardActions } from './card-actions';

/** The field in the place of a card's title while it is being renamed. Enter and leaving it keep the name, Escape does not. */
@Component({
  selector: 'app-title-editor',
  template: `<input
    #field
    class="card-title-field"
    aria-label="Name of the node"
    i18n-aria-label
    maxlength="200"
    spellcheck="false"
    data-canvas-control
    [value]="name()"
    (keydown)="key($event)"
    (blur)="actions.rename(nodeId(), field.value, $event.relatedTarget !== null)"
  />`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TitleEditorComponent {
  readonly nodeId = input.required<string>();
  readonly name = input.required<string>();
  protected readonly actions = inject(CardActions);
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');

  constructor() {
    afterNextRender(() => {
      const field = this.field().nativeElement;
      field.focus({ preventScroll: true });
      field.select();
    });
  }

  protected key(event: KeyboardEvent): void {
    // Shortcuts of the canvas are not for those who type.
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === 'Enter') this.actions.rename(this.nodeId(), this.field().nativeElement.value);
    if (event.key === 'Escape') this.actions.rename(this.nodeId(), null);
  }
}
