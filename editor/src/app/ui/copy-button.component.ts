import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  inject,
  input,
  signal,
} from '@angular/core';
import { IconComponent } from './icon.component';

const SHOWN_MS = 2000;

/** Copies a text to the clipboard and says so. */
@Component({
  selector: 'app-copy-button',
  imports: [IconComponent],
  template: `
    <button type="button" class="button is-small" (click)="copy()">
      <app-icon [name]="state() === 'copied' ? 'check' : 'copy'" />
      {{ shown() }}
    </button>
    <span class="visually-hidden" role="status">{{ state() === 'copied' ? shown() : '' }}</span>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CopyButtonComponent {
  readonly label = input($localize`Copy`);
  /** Made only when asked for: it may be large. */
  readonly text = input.required<() => string>();
  protected readonly state = signal<'idle' | 'copied' | 'failed'>('idle');
  protected readonly shown = computed(() => {
    switch (this.state()) {
      case 'copied':
        return $localize`Copied`;
      case 'failed':
        return $localize`Could not copy`;
      case 'idle':
        return this.label();
    }
  });
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  protected async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.text()());
      this.state.set('copied');
    } catch {
      // No permission, or the page is not served over https or localhost.
      this.state.set('failed');
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.state.set('idle'), SHOWN_MS);
  }
}
