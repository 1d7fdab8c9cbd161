import { Injectable, signal } from '@angular/core';

/** How the canvas takes the mouse and what it keeps open, as long as the page lasts; what a person chose for good is in EditorSettings. */
@Injectable({ providedIn: 'root' })
export class CanvasSettings {
  /** What dragging the mouse over the empty canvas does. */
  readonly emptyDrag = signal<'select' | 'pan'>('select');
  readonly isMinimapPinned = signal(false);
}
