import { Injectable, signal } from '@angular/core';
import { rememberedSize } from '../ui/remembered-size';

/** A tab of the dock. */
export type DockTab = 'problems' | 'logs' | 'timeline' | 'data';

/** How the dock below the canvas stands: closed, or open at a tab. */
@Injectable()
export class DockView {
  private readonly opened = signal(false);
  private readonly chosenTab = signal<DockTab>('problems');

  readonly isOpen = this.opened.asReadonly();
  readonly tab = this.chosenTab.asReadonly();
  readonly size = rememberedSize('rex.dock-height', { min: 120, max: 560, initial: 220 });

  open(tab: DockTab): void {
    this.chosenTab.set(tab);
    this.opened.set(true);
  }

  close(): void {
    this.opened.set(false);
  }

  /** Closes it if it shows the tab, else shows that. */
  toggle(tab: DockTab): void {
    if (this.isOpen() && this.tab() === tab) this.close();
    else this.open(tab);
  }
}
