/** How long items wait when no frame is drawn: the page is in the background. */
const HIDDEN_MS = 100;

/** Collects what comes faster than the screen can show it, and hands it on once a frame. */
export class FrameBatch<Item> {
  private items: Item[] = [];
  private frame: number | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly handOn: (items: Item[]) => void) {}

  add(item: Item): void {
    this.items.push(item);
    if (this.timer !== undefined) return;
    this.frame = requestAnimationFrame(() => this.flush());
    this.timer = setTimeout(() => this.flush(), HIDDEN_MS);
  }

  /** Hands on what waits, at once. */
  flush(): void {
    const { items } = this;
    this.drop();
    if (items.length > 0) this.handOn(items);
  }

  /** Forgets what waits. */
  drop(): void {
    this.items = [];
    if (this.frame !== undefined) cancelAnimationFrame(this.frame);
    clearTimeout(this.timer);
    this.frame = undefined;
    this.timer = undefined;
  }
}
