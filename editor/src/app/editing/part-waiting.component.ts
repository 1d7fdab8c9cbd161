import { ChangeDetectionStrategy, Component, inject, input, type OnInit } from '@angular/core';
import { EditingParts } from './editing-parts';
import type { PartName } from './part-name';

/** Stands where a part of the editor will be: fetches it, and says what to do when that does not work. */
@Component({
  selector: 'app-part-waiting',
  template: `
    @if (parts.hasFailed(part())) {
      <p role="alert" i18n>This part of the editor could not be loaded. It will come when you are online.</p>
      <button type="button" class="button is-small" (click)="parts.want(part())" i18n>Try again</button>
    } @else {
      <span class="skeleton is-line" aria-hidden="true"></span>
    }
  `,
  host: { class: 'part-waiting' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PartWaitingComponent implements OnInit {
  readonly part = input.required<PartName>();
  protected readonly parts = inject(EditingParts);

  ngOnInit(): void {
    void this.parts.want(this.part());
  }
}
