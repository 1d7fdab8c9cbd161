import { DestroyRef, inject, Injectable, Injector } from '@angular/core';
import type { WorkflowSummary } from '../api/types';
import { ToastStore } from '../ui/toasts/toast.store';
import { MenuRow } from './menu-row';

/** Opens the menu of a row: one for all of them, so that a row costs no more than its button. */
@Injectable()
export class RowMenuOpener {
  private readonly injector = inject(Injector);
  private readonly toasts = inject(ToastStore);
  private readonly open = inject(MenuRow).row;
  private close: (() => void) | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.close?.());
  }

  /** Opens the menu below the button that was pressed. */
  async show(row: WorkflowSummary, event: Event): Promise<void> {
    if (this.open()) return;
    event.preventDefault();
    const button = event.currentTarget as HTMLElement;
    this.open.set(row);
    try {
      const [{ openMenu }, { RowMenuComponent }] = await Promise.all([
        import('../ui/menu/open-menu'),
        import('./row-menu.component'),
      ]);
      const closed = (): void => {
        this.close = undefined;
        this.open.set(null);
      };
      this.close = openMenu({ menu: RowMenuComponent, button, injector: this.injector, closed });
    } catch {
      this.open.set(null);
      const text = $localize`The menu could not be loaded. Check that you are online, then try again.`;
      this.toasts.show({ kind: 'warn', text });
    }
  }
}
