import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { ThemeStore, type Theme } from '../ui/theme.store';
import { EditorSettings } from './editor-settings';

/** Light or dark, still or in motion. */
@Component({
  selector: 'app-appearance-section',
  template: `
    <section class="settings-section" aria-labelledby="appearance">
      <h2 id="appearance" tabindex="-1" class="settings-title" i18n>Appearance</h2>
      <p class="settings-note" i18n>Kept in this browser.</p>
      <fieldset class="settings-choices">
        <legend i18n>Theme</legend>
        @for (each of choices; track each.theme) {
          <label class="check">
            <input
              type="radio"
              name="theme"
              [value]="each.theme"
              [checked]="themes.theme() === each.theme"
              (change)="themes.choose(each.theme)"
            />
            <span>{{ each.label }}</span>
          </label>
        }
      </fieldset>
      <label class="check">
        <input
          type="checkbox"
          [checked]="settings.reducedMotion()"
          (change)="settings.reducedMotion.set($any($event.target).checked)"
        />
        <span i18n>Less motion, also where the system does not ask for it</span>
      </label>
    </section>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AppearanceSectionComponent {
  protected readonly themes = inject(ThemeStore);
  protected readonly settings = inject(EditorSettings);
  protected readonly choices: readonly { theme: Theme; label: string }[] = [
    { theme: 'dark', label: $localize`Dark` },
    { theme: 'light', label: $localize`Light` },
    { theme: 'system', label: $localize`As the system` },
  ];
}
