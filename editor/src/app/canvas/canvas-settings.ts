import { Injectable, signal } from '@angular/core';
import type { WheelIntent } from '@rex/canvas';

/** How the canvas takes pointers. The defaults are the ones most tools have; a page may set others. */
@Injectable({ providedIn: 'root' })
export class CanvasSettings {
  /** What a mouse wheel does without Ctrl. Two fingers on a trackpad always pan. */
  readonly wheel = signal<WheelIntent>('zoom');
  /** What dragging the mouse over the empty canvas does. */
  readonly emptyDrag = signal<'select' | 'pan'>('select');
  readonly isMinimapPinned = signal(false);
}
