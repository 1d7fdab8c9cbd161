import {
  DestroyRef,
  Directive,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  signal,
  untracked,
  type Type,
} from '@angular/core';
import { Settled } from '../settled';
import { ToastStore } from '../toasts/toast.store';

/** A button that opens a menu: by a press, Enter, the space bar or an arrow. The menu is fetched when the page has settled. */
@Directive({
  selector: 'button[appMenuButton]',
  host: {
    'aria-haspopup': 'menu',
    '[attr.aria-expanded]': 'isOpen()',
    '(click)': 'open()',
    '(keydown.arrowdown)': 'openByKey($event)',
    '(keydown.arrowup)': 'openByKey($event)',
  },
})
export class MenuButtonDirective {
  /** Fetches the component of the menu. */
  readonly load = input.required<() => Promise<Type<unknown>>>({ alias: 'appMenuButton' });
  private readonly injector = inject(Injector);
  private readonly toasts = inject(ToastStore);
  private readonly button = inject<ElementRef<HTMLButtonElement>>(ElementRef).nativeElement;
  private readonly state = signal(false);
  private close: (() => void) | undefined;
  private isGone = false;
  protected readonly isOpen = this.state.asReadonly();

  constructor() {
    const { isSettled } = inject(Settled);
    effect(() => {
      if (isSettled()) untracked(() => void this.fetch().catch(() => undefined));
    });
    inject(DestroyRef).onDestroy(() => {
      this.isGone = true;
      this.close?.();
    });
  }

  protected openByKey(event: Event): void {
    event.preventDefault();
    void this.open();
  }

  protected async open(): Promise<void> {
    if (this.state()) return;
    this.state.set(true);
    try {
      const [{ openMenu }, menu] = await this.fetch();
      if (this.isGone) return;
      const { button, injector } = this;
      this.close = openMenu({ menu, button, injector, closed: () => this.noteClosed() });
    } catch {
      this.noteClosed();
      const text = $localize`The menu could not be loaded. Check that you are online, then try again.`;
      this.toasts.show({ kind: 'warn', text });
    }
  }

  private noteClosed(): void {
    this.close = undefined;
    this.state.set(false);
  }

  private fetch() {
    return Promise.all([import('./open-menu'), this.load()()]);
  }
}
