import { inject, Injectable, signal } from '@angular/core';
import type { Drawing, WorkflowSummary } from '../api/types';
import { WorkflowsApi } from '../api/workflows-api';

/** The most that one call gives. */
const BATCH = 50;

type Drawn = Pick<WorkflowSummary, 'id' | 'version'>;

/** Small pictures of workflows, fetched when they come into sight, many with one call. */
@Injectable()
export class DrawingsStore {
  private readonly api = inject(WorkflowsApi);
  private readonly known = signal<ReadonlyMap<string, Drawing>>(new Map());
  private wanted = new Map<string, Drawn>();
  private isAsking = false;

  get(row: Drawn): Drawing | undefined {
    return this.known().get(keyOf(row));
  }

  /** Fetches a picture, with others that are wanted at the same moment. */
  want(row: Drawn): void {
    if (this.known().has(keyOf(row))) return;
    this.wanted.set(keyOf(row), row);
    if (!this.isAsking) void this.ask();
  }

  /** It is out of sight before its turn came. */
  leave(row: Drawn): void {
    this.wanted.delete(keyOf(row));
  }

  private async ask(): Promise<void> {
    this.isAsking = true;
    try {
      await Promise.resolve();
      while (this.wanted.size > 0) {
        const rows = [...this.wanted.values()].slice(0, BATCH);
        for (const row of rows) this.wanted.delete(keyOf(row));
        const drawings = await this.api.listDrawings(rows.map(({ id }) => id));
        this.known.update(
          (known) =>
            new Map([
              ...known,
              ...rows.flatMap((row): [string, Drawing][] => {
                const drawing = drawings.get(row.id);
                return drawing ? [[keyOf(row), drawing]] : [];
              }),
            ]),
        );
      }
    } catch {
      // A picture is a nicety: its place stays empty until it is looked at again.
    } finally {
      this.isAsking = false;
    }
  }
}

/** A new version is another picture. */
function keyOf({ id, version }: Drawn): string {
  return `${id} ${version}`;
}
