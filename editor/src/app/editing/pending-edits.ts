import { Injectable } from '@angular/core';

/** Edits whose code is still being fetched. They happen in the order in which they were asked for, and undo waits its turn. */
@Injectable({ providedIn: 'root' })
export class PendingEdits {
  private last: Promise<void> | null = null;

  /** An edit is on its way: there will be something to undo. */
  get isAny(): boolean {
    return this.last !== null;
  }

  /** Does an edit that has to wait for something, after those before it. */
  add(edit: () => Promise<void>): Promise<void> {
    const turn = this.last ? this.last.then(edit) : edit();
    const ended = turn
      .catch(() => undefined)
      .then(() => {
        if (this.last === ended) this.last = null;
      });
    this.last = ended;
    return turn;
  }

  /** Does something at once, or after the edits that are on their way. */
  after(work: () => void): void {
    if (this.last) void this.add(() => Promise.resolve(work()));
    else work();
  }
}
