import { Injectable, signal } from '@angular/core';
import type { CommandCall, MenuPlace } from './command';

/** Where a menu opens, and what it is about. */
export interface MenuRequest extends CommandCall {
  readonly place: MenuPlace;
  readonly clientX: number;
  readonly clientY: number;
}

/** The menu at a point of the canvas. Its component shows it. */
@Injectable()
export class ContextMenu {
  private readonly asked = signal<MenuRequest | null>(null);
  readonly request = this.asked.asReadonly();

  show(request: MenuRequest): void {
    this.asked.set(request);
  }

  close(): void {
    this.asked.set(null);
  }
}
