import { ChangeDetectionStrategy, Component, computed, inject, output } from '@angular/core';
import { IconComponent } from '../ui/icon.component';
import { EditorSettings } from '../settings/editor-settings';
import { DraftSaver } from './draft-saver';
import { saveStateText } from './save-state';

const ICONS = {
  saved: 'check',
  unsaved: 'circle-dot',
  saving: 'refresh-cw',
  retrying: 'wifi-off',
  conflict: 'triangle-alert',
  refused: 'triangle-alert',
} as const;

/** Where the draft stands, in the top bar; a press saves, or opens what has to be decided. */
@Component({
  selector: 'app-save-status',
  imports: [IconComponent],
  template: `
    <button
      type="button"
      class="save-status"
      [class.is-warn]="state().kind === 'retrying' || state().kind === 'conflict'"
      [class.is-bad]="state().kind === 'refused'"
      [attr.title]="hint()"
      (click)="press()"
    >
      <app-icon [name]="icon()" />
      <span class="save-status-text">{{ text() }}</span>
    </button>
    <span class="visually-hidden" role="status">{{ worthTelling() }}</span>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SaveStatusComponent {
  private readonly saver = inject(DraftSaver);
  private readonly settings = inject(EditorSettings);
  readonly decide = output<void>();

  protected readonly state = this.saver.state;
  protected readonly text = computed(() => saveStateText(this.state()));
  protected readonly icon = computed(() => ICONS[this.state().kind]);
  protected readonly hint = computed(() => {
    const state = this.state();
    if (state.kind === 'retrying' || state.kind === 'refused') return state.error.message;
    if (state.kind === 'unsaved' && !this.settings.autosave()) return $localize`Save now (Ctrl+S)`;
    return state.kind === 'conflict'
      ? $localize`Decide what to keep`
      : $localize`Changes are saved by themselves`;
  });
  /** Every save would be too much to hear. */
  protected readonly worthTelling = computed(() =>
    ['retrying', 'conflict', 'refused'].includes(this.state().kind) ? this.text() : '',
  );

  protected press(): void {
    if (this.state().kind === 'conflict') this.decide.emit();
    else void this.saver.save();
  }
}
