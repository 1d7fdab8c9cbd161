import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  input,
  viewChild,
  type ElementRef,
} from '@angular/core';

/** Who has scrolled up by more than this reads, and is left in peace. */
const NEAR_END_PX = 24;

/** The text that a running step shows, as it grows. Its end stays in view unless the person scrolled up. */
@Component({
  selector: 'app-growing-text',
  template: `
    <div class="code-block">
      <div class="code-block-bar"><span class="code-block-title" i18n>Text so far</span></div>
      <pre
        #block
        class="code-block-text growing-text"
        tabindex="0"
        aria-label="Text so far"
        i18n-aria-label
        aria-live="off"
        (scroll)="noteScroll()"
        >{{ text() }}</pre>
    </div>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GrowingTextComponent {
  readonly text = input.required<string>();
  private readonly block = viewChild.required<ElementRef<HTMLElement>>('block');
  private isAtEnd = true;

  constructor() {
    afterRenderEffect(() => {
      const { nativeElement } = this.block();
      if (this.text() !== '' && this.isAtEnd) nativeElement.scrollTop = nativeElement.scrollHeight;
    });
  }

  protected noteScroll(): void {
    const { scrollHeight, scrollTop, clientHeight } = this.block().nativeElement;
    this.isAtEnd = scrollHeight - scrollTop - clientHeight <= NEAR_END_PX;
  }
}
