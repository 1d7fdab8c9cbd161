/** What waits for a process, by owner. Owners take turns: whoever was served goes to the end of the line. */
export class OwnerQueue<Item> {
  /** In order of turns. */
  private readonly waiting = new Map<string, Item[]>();
  private count = 0;

  get size(): number {
    return this.count;
  }

  push(ownerId: string, item: Item): void {
    const items = this.waiting.get(ownerId);
    if (items === undefined) this.waiting.set(ownerId, [item]);
    else items.push(item);
    this.count++;
  }

  /** Owners that wait, next turn first. */
  owners(): string[] {
    return [...this.waiting.keys()];
  }

  /** Takes the owner's oldest item and sends the owner to the end of the line. */
  take(ownerId: string): Item | undefined {
    const items = this.waiting.get(ownerId);
    const item = items?.shift();
    if (items === undefined || item === undefined) return undefined;
    this.count--;
    this.waiting.delete(ownerId);
    if (items.length > 0) this.waiting.set(ownerId, items);
    return item;
  }

  /** Takes one item out of the line; false if it is no longer there. */
  remove(ownerId: string, item: Item): boolean {
    const items = this.waiting.get(ownerId);
    const index = items?.indexOf(item) ?? -1;
    if (items === undefined || index < 0) return false;
    items.splice(index, 1);
    this.count--;
    if (items.length === 0) this.waiting.delete(ownerId);
    return true;
  }

  /** Takes everything. */
  drain(): Item[] {
    const items = [...this.waiting.values()].flat();
    this.waiting.clear();
    this.count = 0;
    return items;
  }
}
