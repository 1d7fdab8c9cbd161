import { Injectable, signal } from '@angular/core';
import type { PortSide } from '@rex/canvas';

/** What shall be picked, and where the picker opens. */
export interface PickRequest {
  /** In the browser's window, in CSS pixels: the picker's top left corner, kept inside the window. */
  readonly clientX: number;
  readonly clientY: number;
  /** Only types that have a port on this side: `input` for a node that is connected behind another. Absent: all types. */
  readonly needs?: PortSide | 'both';
  /** What the picker is called, such as `Add a node after “Fetch”`. */
  readonly label: string;
}

/** The list of node types that opens at a point: `pick` gives the type that was chosen, or null. */
@Injectable()
export class NodePicker {
  /** What is being asked; the picker's component shows it and answers. */
  readonly request = signal<(PickRequest & { answer: (type: string | null) => void }) | null>(null);

  pick(request: PickRequest): Promise<string | null> {
    this.request()?.answer(null);
    return new Promise((resolve) => {
      this.request.set({
        ...request,
        answer: (type) => {
          this.request.set(null);
          resolve(type);
        },
      });
    });
  }
}
