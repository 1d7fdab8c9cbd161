import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import type { SnapChoices, WheelIntent } from '@rex/canvas';
import { EditorSettings } from './editor-settings';

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
      <label class="check">
        <input
          type="checkbox"
          aria-describedby="snap-note"
          [checked]="settings.snapping().grid"
          (change)="snap({ grid: $any($event.target).checked })"
        />
        <span i18n>Snap to the grid</span>
      </label>
      <p id="snap-note" class="settings-note is-below" i18n>
        While something is dragged. Hold Alt to turn it round for the moment.
      </p>
      <label class="check">
        <input
          type="checkbox"
          aria-describedby="guides-note"
          [checked]="settings.snapping().guides"
          (change)="snap({ guides: $any($event.target).checked })"
        />
        <span i18n>Alignment guides</span>
      </label>
      <p id="guides-note" class="settings-note is-below" i18n>
        Lines show what is level with what is dragged, and it stays there.
      </p>
      <label class="check">
        <input
          type="checkbox"
          aria-describedby="single-keys-note"
          [checked]="settings.singleKeys()"
          (change)="settings.singleKeys.set($any($event.target).checked)"
        />
        <span i18n>Shortcuts of a single key</span>
      </label>
      <p id="single-keys-note" class="settings-note is-below" i18n>
        They count while the canvas has the focus. Switch them off if you speak to your computer; every
        command is in the menus and by Ctrl+K as well.
      </p>
      <label class="check">
        <input
          type="checkbox"
          aria-describedby="autosave-note"
          [checked]="settings.autosave()"
          (change)="settings.autosave.set($any($event.target).checked)"
        />
        <span i18n>Save changes by themselves</span>
      </label>
      <p id="autosave-note" class="settings-note is-below" i18n>
        As drafts: what webhooks and schedules run changes only when you publish.
      </p>
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

  protected snap(change: Partial<SnapChoices>): void {
    this.settings.snapping.update((choices) => ({ ...choices, ...change }));
  }
}
