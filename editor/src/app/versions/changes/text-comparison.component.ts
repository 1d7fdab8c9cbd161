import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';

/** Two texts side by side. What draws them is fetched when the first is looked at. */
@Component({
  selector: 'app-text-comparison',
  template: `
    <div #host class="text-comparison"></div>
    @if (hasFailed()) {
      <p class="field-error" role="alert" i18n>
        The comparison could not be loaded. Check that you are online, then open it again.
      </p>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TextComparisonComponent {
  readonly before = input.required<string>();
  readonly after = input.required<string>();
  /** What the texts are of. */
  readonly name = input.required<string>();
  readonly language = input<'javascript' | 'json' | 'text'>('text');
  protected readonly hasFailed = signal(false);
  private readonly host = viewChild.required<ElementRef<HTMLElement>>('host');

  constructor() {
    let isGone = false;
    let remove: (() => void) | undefined;
    afterNextRender(async () => {
      try {
        const { createTextComparison } = await import('./create-text-comparison');
        if (isGone) return;
        const labels = {
          before: $localize`${this.name()} before`,
          after: $localize`${this.name()} after`,
        };
        remove = createTextComparison({
          ...{ host: this.host().nativeElement, before: this.before(), after: this.after() },
          ...{ language: this.language(), labels },
        });
      } catch {
        this.hasFailed.set(true);
      }
    });
    inject(DestroyRef).onDestroy(() => {
      isGone = true;
      remove?.();
    });
  }
}
