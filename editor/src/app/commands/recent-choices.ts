import { Injectable, signal } from '@angular/core';

const KEPT = 5;

/** What was chosen from lists lately, the newest first: commands and node types. Lasts as long as the page. */
@Injectable({ providedIn: 'root' })
export class RecentChoices {
  private readonly kept = signal<Readonly<Record<string, readonly string[]>>>({});

  of(list: 'commands' | 'node-types'): readonly string[] {
    return this.kept()[list] ?? [];
  }

  note(list: 'commands' | 'node-types', id: string): void {
    this.kept.update((kept) => ({
      ...kept,
      [list]: [id, ...(kept[list] ?? []).filter((each) => each !== id)].slice(0, KEPT),
    }));
  }
}
