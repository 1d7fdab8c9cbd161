import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { formatDuration } from '../ui/format-duration';
import { IconComponent } from '../ui/icon.component';
import { ReplayPlayer, SPEEDS } from './replay-player';

/** The time of the replay: plays it, drags it, steps through it from change to change. */
@Component({
  selector: 'app-scrubber',
  imports: [IconComponent],
  template: `
    <div class="scrubber" role="group" aria-label="Replay" i18n-aria-label>
      <button
        type="button"
        class="icon-button is-tool"
        [attr.aria-label]="player.isPlaying() ? pauseText : playText"
        [title]="player.isPlaying() ? pauseText : playText"
        (click)="player.toggle()"
      >
        <app-icon [name]="player.isPlaying() ? 'square' : 'play'" />
      </button>
      <button
        type="button"
        class="icon-button is-tool"
        aria-label="Change before"
        i18n-aria-label
        title="Change before (Left)"
        i18n-title
        (click)="player.step(-1)"
      >
        <app-icon name="chevron-left" />
      </button>
      <button
        type="button"
        class="icon-button is-tool"
        aria-label="Next change"
        i18n-aria-label
        title="Next change (Right)"
        i18n-title
        (click)="player.step(1)"
      >
        <app-icon name="chevron-right" />
      </button>
      <input
        #range
        type="range"
        class="scrubber-range"
        aria-label="Time of the replay"
        i18n-aria-label
        min="0"
        step="1"
        [max]="lengthMs()"
        [value]="placeMs()"
        [attr.aria-valuetext]="placeText()"
        (input)="drag(range.valueAsNumber)"
        (keydown)="key($event)"
      />
      <span class="scrubber-time">{{ placeText() }}</span>
      <select
        #speed
        class="input is-tool scrubber-speed"
        aria-label="Speed"
        i18n-aria-label
        (change)="setSpeed(speed.value)"
      >
        @for (each of speeds; track each) {
          <option [value]="each" [selected]="each === player.speed()">{{ each }}×</option>
        }
      </select>
    </div>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ScrubberComponent {
  protected readonly player = inject(ReplayPlayer);
  protected readonly speeds = SPEEDS;
  protected readonly playText = $localize`Play`;
  protected readonly pauseText = $localize`Pause`;
  protected readonly lengthMs = computed(() => {
    const { startMs, endMs } = this.player.timeline();
    return Math.max(1, endMs - startMs);
  });
  protected readonly placeMs = computed(() => this.player.shownMs() - this.player.timeline().startMs);
  protected readonly placeText = computed(
    () => `${formatDuration(this.placeMs())} / ${formatDuration(this.lengthMs())}`,
  );

  protected drag(placeMs: number): void {
    this.player.pause();
    this.player.goTo(this.player.timeline().startMs + placeMs);
  }

  protected setSpeed(value: string): void {
    const speed = SPEEDS.find((each) => each === Number(value));
    if (speed !== undefined) this.player.speed.set(speed);
  }

  /** Arrow keys go from change to change, not by milliseconds. */
  protected key(event: KeyboardEvent): void {
    switch (event.key) {
      case 'ArrowRight':
      case 'ArrowUp':
        this.player.step(1);
        break;
      case 'ArrowLeft':
      case 'ArrowDown':
        this.player.step(-1);
        break;
      case 'Home':
        this.player.toStart();
        break;
      case 'End':
        this.player.toEnd();
        break;
      case ' ':
        this.player.toggle();
        break;
      default:
        return;
    }
    event.preventDefault();
  }
}
