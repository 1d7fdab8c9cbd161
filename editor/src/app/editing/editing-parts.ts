import { effect, inject, Injectable, InjectionToken, signal, untracked } from '@angular/core';
import { ConnectivityStore } from '../ui/connectivity.store';
import { Settled } from '../ui/settled';
import { ToastStore } from '../ui/toasts/toast.store';
import type { PartName } from './part-name';

/** Gives the list of parts. */
export const PART_LIST = new InjectionToken<() => Promise<Record<PartName, () => Promise<unknown>>>>(
  'the list of parts',
);

/**
 * The parts of the editor that come after the page: each when it is wanted, and all of them ahead, one after the other. One that
 * could not be fetched is tried again when it is wanted again, and when the network is back.
 */
@Injectable()
export class EditingParts {
  private readonly list = inject(PART_LIST);
  private readonly toasts = inject(ToastStore);
  private readonly here = signal<ReadonlySet<PartName>>(new Set());
  private readonly failed = signal<ReadonlySet<PartName>>(new Set());
  private readonly isAhead = signal(false);

  constructor() {
    const [{ isOnline }, { isSettled }] = [inject(ConnectivityStore), inject(Settled)];
    effect(() => {
      if (!isOnline() || !isSettled()) return;
      const [isAhead, failed] = [this.isAhead(), untracked(this.failed)];
      if (isAhead || failed.size > 0) untracked(() => void this.fetchLater(isAhead ? null : failed));
    });
  }

  has(name: PartName): boolean {
    return this.here().has(name);
  }

  hasFailed(name: PartName): boolean {
    return this.failed().has(name);
  }

  /** Fetches a part unless it is there; tells whether it is. */
  async want(name: PartName): Promise<boolean> {
    if (untracked(this.here).has(name)) return true;
    this.failed.update((names) => without(names, name));
    try {
      const list = await this.list();
      await list[name]();
      this.here.update((names) => new Set([...names, name]));
      return true;
    } catch {
      this.failed.update((names) => new Set([...names, name]));
      return false;
    }
  }

  /** Fetches everything from when the page has settled, unless the browser is to save data. */
  fetchAhead(): void {
    const { connection } = navigator as { connection?: { saveData?: boolean } };
    this.isAhead.set(connection?.saveData !== true);
  }

  /** Says that something somebody asked for can't be had now. */
  tellMissing(): void {
    const text = $localize`This part of the editor could not be loaded. Try again when you are online.`;
    this.toasts.show({ kind: 'warn', text });
  }

  private async fetchLater(some: ReadonlySet<PartName> | null): Promise<void> {
    try {
      const names = some ?? (Object.keys(await this.list()) as PartName[]);
      const { whenIdle } = await import('./when-idle');
      for (const name of names) await whenIdle(() => this.want(name));
    } catch {
      // The network has gone again: when it is back this is tried anew.
    }
  }
}

function without(names: ReadonlySet<PartName>, name: PartName): ReadonlySet<PartName> {
  return new Set([...names].filter((each) => each !== name));
}
