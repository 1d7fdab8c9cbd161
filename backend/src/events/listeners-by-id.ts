/** Who listens for news of what. */
export class ListenersById<News> {
  private readonly listeners = new Map<string, Set<(news: News) => void>>();

  /** The ids that somebody listens for. */
  get ids(): Iterable<string> {
    return this.listeners.keys();
  }

  get size(): number {
    return this.listeners.size;
  }

  has(id: string): boolean {
    return this.listeners.has(id);
  }

  /** Returns how to stop, which may be called again. */
  add(id: string, listener: (news: News) => void): () => void {
    const listeners = this.listeners.get(id) ?? new Set();
    this.listeners.set(id, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.listeners.get(id) === listeners) this.listeners.delete(id);
    };
  }

  tell(id: string, news: News): void {
    for (const listener of this.listeners.get(id) ?? []) listener(news);
  }
}
