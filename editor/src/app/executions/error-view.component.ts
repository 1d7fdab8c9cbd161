import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { JsonValue, RunError } from '../api/types';
import { CopyButtonComponent } from '../ui/copy-button.component';
import { IconComponent } from '../ui/icon.component';
import { JsonTreeComponent } from '../ui/json-tree.component';
import { codeExcerpt } from './code-excerpt';
import { errorAdvice } from './error-advice';
import { errorPlace, errorText } from './error-text';
import { inlineCode } from './inline-code';

/** Why a step failed: what happened, what to do, the lines of the script around the place, and all details. */
@Component({
  selector: 'app-error-view',
  imports: [CopyButtonComponent, IconComponent, JsonTreeComponent],
  templateUrl: './error-view.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ErrorViewComponent {
  readonly error = input.required<RunError>();
  /** The node's script, when it has one. */
  readonly source = input<string | null>(null);
  readonly nodeType = input<string | null>(null);
  readonly attempt = input(1);
  readonly canRetry = input(false);
  /** It shall be run again from the node on. */
  readonly retried = output<void>();

  private readonly meaning = errorAdvice(this.error, this.nodeType);
  protected readonly advice = computed(() => inlineCode(this.meaning() ?? ''));
  protected readonly place = computed(() => errorPlace(this.error()));
  protected readonly excerpt = computed(() => {
    const [source, line] = [this.source(), this.error().line];
    return source === null || line === undefined ? [] : codeExcerpt(source, line);
  });
  protected readonly details = computed(() => (this.error().details ?? null) as JsonValue);
  protected readonly asText = (): string => errorText(this.error());
}
