import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { CHANGE_GLYPHS, CHANGE_WORDS, type ChangeEntry } from './change-entry';
import { FieldChangeComponent } from './field-change.component';

const NOUNS: Record<ChangeEntry['what'], string> = {
  node: $localize`node`,
  edge: $localize`edge`,
  note: $localize`note`,
  group: $localize`group`,
  workflow: $localize`workflow`,
};

/** What the drawing shows, in words: a press on an item brings its node to the middle of the drawing. */
@Component({
  selector: 'app-change-list',
  imports: [FieldChangeComponent],
  template: `
    <ol class="change-list" aria-label="Changes" i18n-aria-label>
      @for (entry of entries(); track entry.key) {
        <li [class]="'change is-' + entry.kind">
          @if (entry.nodeId; as nodeId) {
            <button
              type="button"
              class="change-head"
              [attr.aria-current]="nodeId === currentId() ? 'true' : null"
              (click)="chosen.emit(nodeId)"
            >
              <span class="change-glyph" aria-hidden="true">{{ glyphs[entry.kind] }}</span>
              <span class="change-name">{{ entry.name }}</span>
              <span class="change-fact">{{ factOf(entry) }}</span>
            </button>
          } @else {
            <p class="change-head">
              <span class="change-glyph" aria-hidden="true">{{ glyphs[entry.kind] }}</span>
              <span class="change-name">{{ entry.name }}</span>
              <span class="change-fact">{{ factOf(entry) }}</span>
            </p>
          }
          @if (entry.fields.length > 0) {
            <ul class="change-fields">
              @for (field of entry.fields; track field.path) {
                <li><app-field-change [change]="field" /></li>
              }
            </ul>
          }
        </li>
      }
    </ol>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChangeListComponent {
  readonly entries = input.required<readonly ChangeEntry[]>();
  readonly currentId = input<string | null>(null);
  /** A node shall be shown. */
  readonly chosen = output<string>();

  protected readonly glyphs = CHANGE_GLYPHS;

  protected factOf({ kind, what, isAlsoMoved }: ChangeEntry): string {
    const word = isAlsoMoved ? $localize`Changed and moved` : CHANGE_WORDS[kind];
    return $localize`${word} ${NOUNS[what]}`;
  }
}
