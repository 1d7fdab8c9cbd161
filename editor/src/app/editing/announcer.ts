import type { LiveAnnouncer } from '@angular/cdk/a11y';
import { inject, Injectable, Injector } from '@angular/core';

/** The one voice of the editor for those who don't see it. Edits are told politely; only a failed execution interrupts. */
@Injectable({ providedIn: 'root' })
export class Announcer {
  private readonly injector = inject(Injector);
  private live: Promise<LiveAnnouncer> | undefined;

  say(text: string): void {
    void this.announce(text, 'polite');
  }

  interrupt(text: string): void {
    void this.announce(text, 'assertive');
  }

  /** The voice itself is fetched with the first words. */
  private async announce(text: string, politeness: 'polite' | 'assertive'): Promise<void> {
    this.live ??= import('./live-announcer').then((file) => this.injector.get(file.LiveAnnouncer));
    try {
      await (await this.live).announce(text, politeness);
    } catch {
      // Offline: what is said next tries again.
      this.live = undefined;
    }
  }
}
