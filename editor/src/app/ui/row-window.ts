import { computed, signal, type Signal } from '@angular/core';

/** Rows drawn beyond what is seen, on each side. */
const BEYOND = 20;

/** The rows of a long list that are drawn, and the room that the others take. */
export interface DrawnRows {
  start: number;
  /** Behind the last one. */
  end: number;
  beforePx: number;
  afterPx: number;
}

/** Which of many rows of one height are drawn. */
export function drawnRows(
  count: number,
  rowPx: number,
  view: { scrollPx: number; heightPx: number },
): DrawnRows {
  const first = Math.floor(view.scrollPx / rowPx) - BEYOND;
  const start = Math.max(0, Math.min(first, count - 1));
  const end = Math.min(count, Math.ceil((view.scrollPx + view.heightPx) / rowPx) + BEYOND);
  return {
    start,
    end: Math.max(end, start),
    beforePx: start * rowPx,
    afterPx: Math.max(0, count - end) * rowPx,
  };
}

/** Keeps track of what is seen of a list that scrolls by itself. */
export class RowWindow {
  private readonly view = signal({ scrollPx: 0, heightPx: 600 });
  private element: HTMLElement | undefined;
  private observer: ResizeObserver | undefined;

  /** @param rowRem the height of a row, in rem */
  constructor(
    private readonly count: Signal<number>,
    private readonly rowRem: number,
  ) {}

  readonly drawn = computed(() => drawnRows(this.count(), this.rowPx(), this.view()));

  /** Takes up the element that scrolls; undefined: it is gone. */
  attach(element: HTMLElement | undefined): void {
    if (element === this.element) return;
    this.observer?.disconnect();
    this.element = element;
    if (!element) return;
    this.note();
    if (typeof ResizeObserver === 'undefined') return;
    this.observer = new ResizeObserver(() => this.note());
    this.observer.observe(element);
  }

  /** Call it when the list scrolls. */
  note(): void {
    if (!this.element) return;
    const { scrollTop, clientHeight } = this.element;
    this.view.set({ scrollPx: scrollTop, heightPx: clientHeight });
  }

  /** Scrolls no further than needed for a row to be seen; what lies above of the list (a header) is left out of what is seen. */
  reveal(index: number, headerPx = 0): void {
    if (!this.element) return;
    const [top, rowPx] = [index * this.rowPx(), this.rowPx()];
    const { scrollTop, clientHeight } = this.element;
    if (top < scrollTop) this.element.scrollTop = top;
    else if (top + rowPx > scrollTop + clientHeight - headerPx)
      this.element.scrollTop = top + rowPx - clientHeight + headerPx;
    this.note();
  }

  /** True while the end of the list is seen. */
  isAtEnd(): boolean {
    if (!this.element) return true;
    const { scrollHeight, scrollTop, clientHeight } = this.element;
    return scrollHeight - scrollTop - clientHeight <= this.rowPx();
  }

  toEnd(): void {
    if (!this.element) return;
    this.element.scrollTop = this.element.scrollHeight;
    this.note();
  }

  detach(): void {
    this.attach(undefined);
  }

  private rowPx(): number {
    const rootPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    return this.rowRem * (Number.isFinite(rootPx) && rootPx > 0 ? rootPx : 16);
  }
}
