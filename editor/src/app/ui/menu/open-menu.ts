import { Overlay, STANDARD_DROPDOWN_BELOW_POSITIONS } from '@angular/cdk/overlay';
import { ComponentPortal } from '@angular/cdk/portal';
import type { Injector, Type } from '@angular/core';

/** The menu of a button. */
export interface MenuToOpen {
  /** Holds a `cdkMenu` with items of the class `menu-item`. */
  readonly menu: Type<unknown>;
  readonly button: HTMLElement;
  readonly injector: Injector;
  /** It was closed; the button has the focus. */
  readonly closed: () => void;
}

/** Opens a menu below its button, with the focus in it. Gives what closes it. */
export function openMenu({ menu, button, injector, closed }: MenuToOpen): () => void {
  const overlay = injector.get(Overlay);
  const open = overlay.create({
    positionStrategy: overlay
      .position()
      .flexibleConnectedTo(button)
      .withLockedPosition()
      .withFlexibleDimensions(false)
      .withPositions(STANDARD_DROPDOWN_BELOW_POSITIONS),
    scrollStrategy: overlay.scrollStrategies.reposition(),
    hasBackdrop: true,
    backdropClass: 'cdk-overlay-transparent-backdrop',
  });
  const close = (): void => {
    open.dispose();
    button.focus();
    closed();
  };
  const { changeDetectorRef } = open.attach(new ComponentPortal(menu, null, injector));
  changeDetectorRef.detectChanges();
  open.backdropClick().subscribe(close);
  open.keydownEvents().subscribe((event) => {
    if (event.key !== 'Escape' && event.key !== 'Tab') return;
    event.preventDefault();
    close();
  });
  // Behind the item's own listener. Enter and the space bar press buttons too.
  open.overlayElement.addEventListener('click', ({ target }) => {
    if ((target as Element).closest('.menu-item:not([aria-disabled="true"])')) close();
  });
  // It gives the focus on to its first item.
  open.overlayElement.querySelector<HTMLElement>('.menu')?.focus();
  return close;
}
