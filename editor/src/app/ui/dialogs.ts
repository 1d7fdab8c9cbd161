import type { DialogConfig, DialogRef } from '@angular/cdk/dialog';
import { inject, Injectable, Injector, type Type } from '@angular/core';
import { NEVER } from 'rxjs';
import { holdKeys } from './hold-keys';

/** Opens dialogs; what they are made of is fetched with the first. */
@Injectable({ providedIn: 'root' })
export class Dialogs {
  private readonly injector = inject(Injector);
  private readonly shown = new Map<Type<unknown>, Promise<DialogRef<unknown>>>();

  /**
   * Opens a dialog, of each kind one at a time: while it is there, or on its way, a second call gives that one, and the answer
   * belongs to whoever asked first.
   */
  async open<Answer = unknown>(
    component: Type<unknown>,
    config: DialogConfig<unknown, DialogRef<Answer>>,
  ): Promise<DialogRef<Answer>> {
    const there = this.shown.get(component) as Promise<DialogRef<Answer>> | undefined;
    if (there) return Object.create(await there, { closed: { value: NEVER } }) as DialogRef<Answer>;
    const opening = this.create(component, config);
    this.shown.set(component, opening as Promise<DialogRef<unknown>>);
    const forget = (): boolean => this.shown.delete(component);
    opening.then(({ closed }) => closed.subscribe(forget), forget);
    return opening;
  }

  /** Opens a dialog whose component is fetched first. What is typed meanwhile is typed into it. */
  openFetched<Answer = unknown>(
    fetch: () => Promise<Type<unknown>>,
    config: DialogConfig<unknown, DialogRef<Answer>>,
  ): Promise<DialogRef<Answer>> {
    return holdKeys(fetch().then((component) => this.open(component, config)));
  }

  private async create<Answer>(
    component: Type<unknown>,
    config: DialogConfig<unknown, DialogRef<Answer>>,
  ): Promise<DialogRef<Answer>> {
    const { Dialog } = await import('./cdk-dialog');
    return this.injector.get(Dialog).open<Answer>(component, config);
  }
}
