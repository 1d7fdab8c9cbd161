import { Injectable, signal } from '@angular/core';
import { rememberedSize } from '../ui/remembered-size';

export const INSPECTOR_TABS = ['settings', 'input', 'output', 'logs', 'docs'] as const;

/** A tab of the inspector. */
export type InspectorTab = (typeof INSPECTOR_TABS)[number];

/** The tab that was chosen last. */
export interface ChosenTab {
  readonly tab: InspectorTab;
  /** The node whose tab it was to be, even if it failed. */
  readonly nodeId?: string;
}

/** How the inspector stands: which tab was chosen, how wide it is. Outlives the inspector, so that the next node shows the same tab. */
@Injectable()
export class InspectorView {
  private readonly choice = signal<ChosenTab>({ tab: 'settings' });
  private readonly focusWanted = signal(false);

  /** The tab that was chosen last, as a new object each time that one is chosen. */
  readonly chosen = this.choice.asReadonly();
  /** The focus shall go to the heading, as soon as it is there. */
  readonly wantsFocus = this.focusWanted.asReadonly();
  readonly size = rememberedSize('rex.inspector-width', { min: 320, max: 640, initial: 400 });

  /** Shows a tab, now and for the next nodes; for one of them even where its failure would come first. */
  show(tab: InspectorTab, nodeId?: string): void {
    this.choice.set({ tab, nodeId });
  }

  /** Puts the focus on the inspector's heading: it was opened by a key or a double click. */
  focus(): void {
    this.focusWanted.set(true);
  }

  /** For the inspector alone. */
  focusTaken(): void {
    this.focusWanted.set(false);
  }
}
