import { LiveAnnouncer } from '@angular/cdk/a11y';
import { inject, Injectable } from '@angular/core';

/** The one voice of the editor for those who don't see it. Edits are told politely; only a failed execution interrupts. */
@Injectable({ providedIn: 'root' })
export class Announcer {
  private readonly live = inject(LiveAnnouncer);

  say(text: string): void {
    void this.live.announce(text, 'polite');
  }

  interrupt(text: string): void {
    void this.live.announce(text, 'assertive');
  }
}
