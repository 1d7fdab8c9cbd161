import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { RunError } from '../api/types';
import { CopyButtonComponent } from '../ui/copy-button.component';
import { codeExcerpt } from './code-excerpt';

/** Why a step failed, with the lines of the script around the place. */
@Component({
  selector: 'app-error-view',
  imports: [CopyButtonComponent],
  template: `
    <div class="error-view">
      <p class="error-message">{{ error().message }}</p>
      <dl class="facts">
        <dt>Code</dt>
        <dd class="mono">{{ error().code }}</dd>
        @if (place(); as text) {
          <dt>Place</dt>
          <dd>{{ text }}</dd>
        }
      </dl>
      @if (excerpt().length > 0) {
        <ol class="excerpt" tabindex="0" aria-label="The script around the error">
          @for (line of excerpt(); track line.number) {
            <li class="excerpt-line" [class.is-marked]="line.isMarked">
              <span class="excerpt-number" aria-hidden="true">{{ line.number }}</span>
              <code class="excerpt-code">{{ line.text }}</code>
            </li>
          }
        </ol>
      }
      <app-copy-button label="Copy error" [text]="asText" />
    </div>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ErrorViewComponent {
  readonly error = input.required<RunError>();
  /** The node's script, when it has one. */
  readonly source = input<string | null>(null);

  protected readonly place = computed(() => {
    const { line, column } = this.error();
    if (line === undefined) return null;
    return column === undefined ? `line ${line}` : `line ${line}, column ${column}`;
  });
  protected readonly excerpt = computed(() => {
    const [source, line] = [this.source(), this.error().line];
    return source === null || line === undefined ? [] : codeExcerpt(source, line);
  });
  protected readonly asText = (): string => {
    const place = this.place();
    return `${this.error().code}: ${this.error().message}${place === null ? '' : ` (${place})`}`;
  };
}
