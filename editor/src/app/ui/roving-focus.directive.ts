import { afterEveryRender, Directive, ElementRef, inject } from '@angular/core';

const ITEMS = 'button, a[href], [role="switch"]';

/** Makes a toolbar or a bar of links one tab stop: arrows, Home and End go from one to the next, Tab leaves. */
@Directive({
  selector: '[appRovingFocus]',
  host: { '(keydown)': 'walk($event)', '(focusin)': 'stay($event)' },
})
export class RovingFocusDirective {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  /** Arrows up and down go along a bar that stands. */
  private readonly isUpright =
    this.host.getAttribute('aria-orientation') === 'vertical' || this.host.tagName === 'NAV';
  private current: HTMLElement | undefined;

  constructor() {
    afterEveryRender({ write: () => this.mark() });
  }

  protected stay(event: FocusEvent): void {
    const item = this.items().find((each) => each === event.target);
    if (!item) return;
    this.current = item;
    this.mark();
  }

  protected walk(event: KeyboardEvent): void {
    const items = this.items();
    const index = items.findIndex((item) => item === document.activeElement);
    if (index < 0 || event.defaultPrevented) return;
    const [next, former] = [(index + 1) % items.length, (index - 1 + items.length) % items.length];
    const goals: Record<string, number> = {
      ...(this.isUpright ? { ArrowDown: next, ArrowUp: former } : {}),
      ArrowRight: next,
      ArrowLeft: former,
      Home: 0,
      End: items.length - 1,
    };
    const goal = Object.hasOwn(goals, event.key) ? items[goals[event.key] ?? 0] : undefined;
    if (!goal) return;
    event.preventDefault();
    goal.focus();
  }

  private mark(): void {
    const items = this.items();
    const stop = this.current && items.includes(this.current) ? this.current : items[0];
    for (const item of items) item.tabIndex = item === stop ? 0 : -1;
  }

  private items(): HTMLElement[] {
    return [...this.host.querySelectorAll<HTMLElement>(ITEMS)].filter(
      (item) => item.closest('[role="menu"]') === null,
    );
  }
}
