import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import type { SnapChoices, WheelIntent } from '@rex/canvas';
import { EditorSettings } from './editor-settings';

/** Something that is on or off. */
interface Choice {
  readonly id: string;
  readonly label: string;
  readonly note: string;
  isOn(): boolean;
  choose(isOn: boolean): void;
}

/** How the canvas takes mouse and keys, and whether it saves by itself. */
@Component({
  selector: 'app-canvas-section',
  template: `
    <section class="settings-section" aria-labelledby="canvas-choices">
      <h2 id="canvas-choices" tabindex="-1" class="settings-title" i18n>Canvas and saving</h2>
      <p class="settings-note" i18n>Kept in this browser.</p>
      <fieldset class="settings-choices">
        <legend i18n>The mouse wheel</legend>
        @for (each of wheels; track each.intent) {
          <label class="check">
            <input
              type="radio"
              name="wheel"
              [value]="each.intent"
              [checked]="settings.wheel() === each.intent"
              (change)="settings.wheel.set(each.intent)"
            />
            <span>{{ each.label }}</span>
          </label>
        }
      </fieldset>
      @for (each of choices; track each.id) {
        <label class="check">
          <input
            type="checkbox"
            [attr.aria-describedby]="each.id + '-note'"
            [checked]="each.isOn()"
            (change)="each.choose($any($event.target).checked)"
          />
          <span>{{ each.label }}</span>
        </label>
        <p [id]="each.id + '-note'" class="settings-note is-below">{{ each.note }}</p>
      }
    </section>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CanvasSectionComponent {
  protected readonly settings = inject(EditorSettings);
  protected readonly wheels: readonly { intent: WheelIntent; label: string }[] = [
    { intent: 'zoom', label: $localize`Zooms; two fingers on a trackpad pan` },
    { intent: 'pan', label: $localize`Scrolls; with Ctrl it zooms` },
  ];

  protected readonly choices: readonly Choice[] = [
    {
      id: 'snap',
      label: $localize`Snap to the grid`,
      note: $localize`While something is dragged. Hold Alt to turn it round for the moment.`,
      isOn: () => this.settings.snapping().grid,
      choose: (grid) => this.snap({ grid }),
    },
    {
      id: 'guides',
      label: $localize`Alignment guides`,
      note: $localize`Lines show what is level with what is dragged, and it stays there.`,
      isOn: () => this.settings.snapping().guides,
      choose: (guides) => this.snap({ guides }),
    },
    {
      id: 'single-keys',
      label: $localize`Shortcuts of a single key`,
      note: $localize`They count while the canvas has the focus. Switch them off if you speak to your computer; every command is in the menus and by Ctrl+K as well.`,
      isOn: this.settings.singleKeys,
      choose: (isOn) => this.settings.singleKeys.set(isOn),
    },
    {
      id: 'autosave',
      label: $localize`Save changes by themselves`,
      note: $localize`As drafts: what webhooks and schedules run changes only when you publish.`,
      isOn: this.settings.autosave,
      choose: (isOn) => this.settings.autosave.set(isOn),
    },
  ];

  private snap(change: Partial<SnapChoices>): void {
    this.settings.snapping.update((choices) => ({ ...choices, ...change }));
  }
}
