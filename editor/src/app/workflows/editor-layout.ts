import { Injectable, signal } from '@angular/core';

const STORAGE_KEY = 'rex.layout';

/** What the left side shows. */
export type LeftTab = 'nodes' | 'outline';

/** Which parts around the canvas are open, kept in this browser. */
@Injectable()
export class EditorLayout {
  readonly isPaletteOpen = signal(isWide() && (stored() ?? true));
  readonly leftTab = signal<LeftTab>('nodes');
  /** Whether the right panel is open for the node that is selected. */
  readonly isPanelOpen = signal(false);

  togglePalette(): void {
    this.isPaletteOpen.update((isOpen) => !isOpen);
    // Where it lies over the canvas it is opened for the moment.
    if (!isWide()) return;
    try {
      localStorage.setItem(STORAGE_KEY, JSON.stringify(this.isPaletteOpen()));
    } catch {
      // Storage is switched off: the choice lasts until the page is closed.
    }
  }

  /** The canvas is wanted: what lies over it goes. */
  clearCanvas(): void {
    if (!isWide()) this.isPaletteOpen.set(false);
  }

  showLeft(tab: LeftTab): void {
    this.leftTab.set(tab);
    if (!this.isPaletteOpen()) this.togglePalette();
  }
}

/** There is room for it beside the canvas; palette.css has the same width. */
function isWide(): boolean {
  return window.innerWidth >= 1100;
}

function stored(): boolean | null {
  try {
    const value = localStorage.getItem(STORAGE_KEY);
    return value === 'true' ? true : value === 'false' ? false : null;
  } catch {
    return null;
  }
}
