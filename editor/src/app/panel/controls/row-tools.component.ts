import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { IconComponent } from '../../ui/icon.component';

/** The buttons at the end of a row of a list: move it up or down, remove it. */
@Component({
  selector: 'app-row-tools',
  imports: [IconComponent],
  template: `
    <button
      type="button"
      class="tool-button is-up"
      ariaLabel="Move {{ noun() }} {{ place() }} up"
      i18n-ariaLabel
      title="Move up"
      i18n-title
      [attr.aria-disabled]="isFirst() || null"
      (click)="moved.emit(-1)"
    >
      <app-icon name="chevron-up" />
    </button>
    <button
      type="button"
      class="tool-button is-down"
      ariaLabel="Move {{ noun() }} {{ place() }} down"
      i18n-ariaLabel
      title="Move down"
      i18n-title
      [attr.aria-disabled]="isLast() || null"
      (click)="moved.emit(1)"
    >
      <app-icon name="chevron-down" />
    </button>
    <button
      type="button"
      class="tool-button"
      ariaLabel="Remove {{ noun() }} {{ place() }}"
      i18n-ariaLabel
      title="Remove"
      i18n-title
      (click)="removed.emit()"
    >
      <app-icon name="x" />
    </button>
  `,
  host: { class: 'item-tools', role: 'group', '[attr.aria-label]': 'noun() + " " + place()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RowToolsComponent {
  /** What a row is called, such as `condition`. */
  readonly noun = input.required<string>();
  /** From 1. */
  readonly place = input.required<number>();
  readonly isFirst = input(false);
  readonly isLast = input(false);
  readonly moved = output<1 | -1>();
  readonly removed = output<void>();
}
