import type { DialogConfig, DialogRef } from '@angular/cdk/dialog';
import { inject, Injectable, Injector, type Type } from '@angular/core';

/** Opens dialogs; what they are made of is fetched with the first. */
@Injectable({ providedIn: 'root' })
export class Dialogs {
  private readonly injector = inject(Injector);

  async open<Answer = unknown>(
    component: Type<unknown>,
    config: DialogConfig<unknown, DialogRef<Answer>>,
  ): Promise<DialogRef<Answer>> {
    const { Dialog } = await import('./cdk-dialog');
    return this.injector.get(Dialog).open<Answer>(component, config);
  }
}
