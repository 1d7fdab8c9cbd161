import { DestroyRef, Directive, ElementRef, inject, output } from '@angular/core';

/** Tells when an element comes into sight and when it leaves. */
@Directive({ selector: '[appInSight]' })
export class InSightDirective {
  readonly appInSight = output<boolean>();

  constructor() {
    if (typeof IntersectionObserver === 'undefined') return;
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const observer = new IntersectionObserver(
      (entries) => this.appInSight.emit(entries.at(-1)?.isIntersecting ?? false),
      { rootMargin: '120px' },
    );
    observer.observe(element);
    inject(DestroyRef).onDestroy(() => observer.disconnect());
  }
}
