import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  inject,
  viewChild,
  ViewEncapsulation,
} from '@angular/core';
import { IconComponent } from '../ui/icon.component';
import { CanvasSearchStore } from './canvas-search.store';

/** The field at the top of the canvas that finds nodes and notes by name, field, error or text. */
@Component({
  selector: 'app-canvas-search',
  imports: [IconComponent],
  template: `
    <div
      class="canvas-search"
      role="search"
      aria-label="Search on the canvas"
      i18n-aria-label
      (keydown)="key($event)"
    >
      <app-icon name="search" />
      <input
        #field
        type="text"
        class="canvas-search-input"
        placeholder="Name, field or error"
        i18n-placeholder
        aria-label="Search on the canvas"
        i18n-aria-label
        autocomplete="off"
        spellcheck="false"
        [value]="search.query()"
        (input)="search.find($any($event.target).value)"
      />
      <span class="canvas-search-count">{{ search.countText() }}</span>
      <button
        type="button"
        class="icon-button"
        aria-label="Previous"
        i18n-aria-label
        (click)="search.step(-1)"
      >
        <app-icon name="chevron-up" />
      </button>
      <button type="button" class="icon-button" aria-label="Next" i18n-aria-label (click)="search.step(1)">
        <app-icon name="chevron-down" />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label="Close the search"
        i18n-aria-label
        (click)="search.close()"
      >
        <app-icon name="x" />
      </button>
    </div>
    @if (search.current(); as hit) {
      @if (hit.where !== 'name') {
        <p class="canvas-search-excerpt">
          <span class="canvas-search-where">{{ hit.path || hit.where }}</span> {{ hit.excerpt }}
        </p>
      }
    }
  `,
  providers: [CanvasSearchStore],
  host: { class: 'canvas-search-host', 'data-canvas-control': '' },
  styleUrl: '../../styles/canvas-search.css',
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CanvasSearchComponent {
  protected readonly search = inject(CanvasSearchStore);
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');

  constructor() {
    afterNextRender(() => this.focus());
  }

  /** Puts the caret into the field, with what is there selected. */
  focus(): void {
    this.field().nativeElement.focus();
    this.field().nativeElement.select();
  }

  protected key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const isInField = event.target === this.field().nativeElement;
    if (event.key === 'Escape') this.search.close();
    else if (event.key === 'F3' || (event.key === 'Enter' && isInField)) {
      this.search.step(event.shiftKey ? -1 : 1);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
