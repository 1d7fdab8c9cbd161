import { computed, signal, type Signal } from '@angular/core';

/** Rows drawn beyond what is seen, on each side. */
const BEYOND = 8;
/** The rows that are drawn change by so many at once: most scrolling draws nothing anew. */
const STEP = 4;

/** The rows of a long list that are drawn, and the room that the others take. */
export interface DrawnRows {
  start: number;
  /** Behind the last one. */
  end: number;
  beforePx: number;
  afterPx: number;
}

/** Which of many rows of one height are drawn. A list that was not scrolled yet draws little more than is seen: it opens sooner. */
export function drawnRows(
  count: number,
  rowPx: number,
  view: { scrollPx: number; heightPx: number },
): DrawnRows {
  const beyond = view.scrollPx > 0 ? BEYOND : 0;
  const first = Math.floor((view.scrollPx / rowPx - beyond) / STEP) * STEP;
  const start = Math.max(0, Math.min(first, count - 1));
  const end = Math.min(count, first + rowsDrawn(view.heightPx, rowPx, beyond));
  return {
    start,
    end: Math.max(end, start),
    beforePx: start * rowPx,
    afterPx: Math.max(0, count - end) * rowPx,
  };
}

/** The most rows that are drawn at once, wherever one looks. */
export function rowsDrawn(heightPx: number, rowPx: number, beyond = BEYOND): number {
  return (Math.ceil((Math.ceil(heightPx / rowPx) + 1 + 2 * beyond) / STEP) + 1) * STEP;
}

/** Keeps track of what is seen of a list that scrolls by itself. */
export class RowWindow {
  private readonly view = signal({ scrollPx: 0, heightPx: 600, rowPx: 0 });
  private element: HTMLElement | undefined;
  private observer: ResizeObserver | undefined;

  /** @param rowRem the height of a row, in rem */
  constructor(
    private readonly count: Signal<number>,
    private readonly rowRem: number,
  ) {}

  readonly drawn = computed(() => drawnRows(this.count(), this.rowPx(), this.view()), { equal: isSameRows });

  /** Takes up the element that scrolls; undefined: it is gone. */
  attach(element: HTMLElement | undefined): void {
    if (element === this.element) return;
    this.observer?.disconnect();
    this.element = element;
    if (!element) return;
    this.measure();
    if (typeof ResizeObserver === 'undefined') return;
    this.observer = new ResizeObserver(() => this.measure());
    this.observer.observe(element);
  }

  /** Call it when the list scrolls. */
  note(): void {
    if (!this.element) return;
    const { scrollTop, clientHeight } = this.element;
    this.view.update(({ rowPx }) => ({ scrollPx: scrollTop, heightPx: clientHeight, rowPx }));
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

  /** Asking for styles while one scrolls would have them worked out each time: the height is taken with the size of the list. */
  private measure(): void {
    const rootPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const rowPx = this.rowRem * (Number.isFinite(rootPx) && rootPx > 0 ? rootPx : 16);
    this.view.update((view) => ({ ...view, rowPx }));
    this.note();
  }

  private rowPx(): number {
    return this.view().rowPx || this.rowRem * 16;
  }
}

function isSameRows(one: DrawnRows, other: DrawnRows): boolean {
  return (
    one.start === other.start &&
    one.end === other.end &&
    one.beforePx === other.beforePx &&
    one.afterPx === other.afterPx
  );
}
