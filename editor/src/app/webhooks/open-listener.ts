import { inject, Injector } from '@angular/core';
import { Dialogs } from '../ui/dialogs';
import type { ListenDialogData } from './listen-dialog.component';

/** Opens the dialog that waits for the next call. Gives what that started, or null. Call it where things can be injected. */
export function listenOpener(): (data: ListenDialogData) => Promise<string | null> {
  const [dialogs, injector] = [inject(Dialogs), inject(Injector)];
  return async (data) => {
    const { ListenDialogComponent } = await import('./listen-dialog.component');
    const dialog = await dialogs.open<string | null>(ListenDialogComponent, {
      ...{ data, injector, ariaLabelledBy: 'listen-title' },
    });
    return new Promise((resolve) => dialog.closed.subscribe((id) => resolve(id ?? null)));
  };
}
