import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { toApiError, type ApiError } from '../api/api-error';
import type { WorkflowDetail } from '../api/types';
import { WorkflowsApi } from '../api/workflows-api';
import { Announcer } from '../editing/announcer';
import { IconComponent } from '../ui/icon.component';
import { publishState } from './publish-state';

/** Publishes the draft: from then on webhooks and schedules run it. Says how far the draft is ahead, or why it can't be published. */
@Component({
  selector: 'app-publish-button',
  imports: [IconComponent],
  template: `
    <span [class]="'tag publish-tag is-' + state().tone" [title]="title()">{{ state().text }}</span>
    <button
      type="button"
      class="button"
      [title]="hindrance() ?? meaning"
      [attr.aria-disabled]="hindrance() !== null || null"
      [attr.aria-describedby]="hindrance() === null ? null : 'publish-hindrance'"
      (click)="press()"
    >
      <app-icon name="upload" />
      @if (isPublishing()) {
        <ng-container i18n>Publishing…</ng-container>
      } @else {
        <ng-container i18n>Publish</ng-container>
      }
    </button>
    @if (hindrance(); as text) {
      <span id="publish-hindrance" class="visually-hidden">{{ text }}</span>
    }
    @if (failure(); as error) {
      <div class="popover-note is-bad" role="alert">
        <p i18n>It was not published. {{ error.message }}</p>
        @if (error.fieldErrors.length > 0) {
          <ul class="refusal-list">
            @for (each of error.fieldErrors; track $index) {
              <li>{{ each.message }}</li>
            }
          </ul>
        }
        <button
          type="button"
          class="icon-button is-tool"
          aria-label="Dismiss"
          i18n-aria-label
          (click)="failure.set(null)"
        >
          <app-icon name="x" />
        </button>
      </div>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PublishButtonComponent {
  protected readonly meaning = $localize`Webhooks and schedules run this version from then on`;
  readonly workflowId = input.required<string>();
  /** The newest saved version. */
  readonly version = input.required<number>();
  readonly publishedVersion = input.required<number | null>();
  /** How many changes the draft has that are not published; null: not known. */
  readonly aheadBy = input<number | null>(null);
  readonly problemCount = input(0);
  readonly isSaving = input(false);
  /** The workflow as the server has it now. */
  readonly published = output<WorkflowDetail>();
  /** It was pressed although there are problems: their list shall open. */
  readonly problemsWanted = output<void>();

  private readonly workflows = inject(WorkflowsApi);
  private readonly announcer = inject(Announcer);
  protected readonly isPublishing = signal(false);
  protected readonly failure = signal<ApiError | null>(null);
  protected readonly state = computed(() =>
    publishState({
      version: this.version(),
      publishedVersion: this.publishedVersion(),
      aheadBy: this.aheadBy(),
      problemCount: this.problemCount(),
      isSaving: this.isSaving(),
    }),
  );
  protected readonly hindrance = computed(() =>
    this.isPublishing() ? $localize`Publishing` : this.state().hindrance,
  );
  protected readonly title = computed(() => {
    const published = this.publishedVersion();
    return published === null
      ? $localize`Webhooks and schedules need a published version`
      : $localize`Webhooks and schedules run version ${published}:PUBLISHED:; the draft is version ${this.version()}:VERSION:`;
  });

  /** aria-disabled keeps the button in the tab order, so a press may come at any time. */
  protected async press(): Promise<void> {
    if (this.problemCount() > 0) return this.problemsWanted.emit();
    if (this.hindrance() !== null) return;
    this.isPublishing.set(true);
    this.failure.set(null);
    try {
      const workflow = await this.workflows.publish(this.workflowId(), this.version());
      this.announcer.say(
        $localize`Version ${workflow.publishedVersion ?? this.version()}:VERSION: is published`,
      );
      this.published.emit(workflow);
    } catch (thrown) {
      this.failure.set(toApiError(thrown));
    } finally {
      this.isPublishing.set(false);
    }
  }
}
