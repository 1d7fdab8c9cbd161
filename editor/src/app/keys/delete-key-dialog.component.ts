import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal, ViewEncapsulation } from '@angular/core';
import { toApiError } from '../api/api-error';
import { KeysApi, type KeyUse, type StoredKey } from '../api/keys-api';
import { IconComponent } from '../ui/icon.component';

/** Shows which workflows break, as the server says now, before a key is deleted. Gives whether it was. */
@Component({
  selector: 'app-delete-key-dialog',
  imports: [IconComponent],
  template: `
    <div class="dialog-head">
      <h2 id="delete-key-title" class="dialog-title" i18n>Delete {{ key.name }}?</h2>
    </div>
    <div class="dialog-body">
      @if (broken(); as uses) {
        @if (uses.length === 0) {
          <p i18n>No workflow uses it. Its secret can't be brought back.</p>
        } @else {
          <p i18n>
            {uses.length, plural, =1 {One workflow breaks} other {{{ uses.length }} workflows break}}: the
            steps that use the key fail from then on. Its secret can't be brought back.
          </p>
          <ul class="use-list" aria-label="Workflows that break" i18n-aria-label>
            @for (use of uses; track use.workflowId) {
              <li class="use">
                <app-icon name="triangle-alert" />
                <span class="use-name">{{ use.name }}</span>
                <span class="use-fact">{{ stepsOf(use) }}</span>
                @if (use.isPublished) {
                  <span class="tag" i18n>Published</span>
                }
              </li>
            }
          </ul>
        }
      } @else if (error() === null) {
        <p role="status" i18n>Looking for workflows that use it…</p>
      }
      @if (error(); as text) {
        <p class="notice is-bad dialog-notice" role="alert"><app-icon name="triangle-alert" /> {{ text }}</p>
      }
    </div>
    <div class="dialog-foot">
      <button type="button" class="button" (click)="dialog.close(false)" i18n>Keep it</button>
      @if (broken() === null && error() !== null) {
        <button type="button" class="button is-primary" (click)="look()" i18n>Look again</button>
      } @else {
        <button
          type="button"
          class="button is-danger"
          [attr.aria-disabled]="broken() === null || isBusy() || null"
          (click)="remove()"
          i18n
        >
          Delete key
        </button>
      }
    </div>
  `,
  styleUrl: '../../styles/key-dialogs.css',
  encapsulation: ViewEncapsulation.None,
  host: { class: 'dialog is-narrow' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DeleteKeyDialogComponent {
  private readonly api = inject(KeysApi);
  protected readonly key = inject<StoredKey>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  /** Null while it is not known. */
  protected readonly broken = signal<readonly KeyUse[] | null>(null);
  protected readonly error = signal<string | null>(null);
  protected readonly isBusy = signal(false);

  constructor() {
    void this.look();
  }

  protected stepsOf({ nodeIds }: KeyUse): string {
    return nodeIds.length === 1 ? $localize`1 step` : $localize`${nodeIds.length} steps`;
  }

  protected async look(): Promise<void> {
    this.error.set(null);
    try {
      const { brokenWorkflows } = await this.api.remove(this.key.id, { isDryRun: true });
      this.broken.set(brokenWorkflows);
    } catch (thrown) {
      this.error.set(toApiError(thrown).message);
    }
  }

  protected async remove(): Promise<void> {
    if (this.broken() === null || this.isBusy()) return;
    this.isBusy.set(true);
    this.error.set(null);
    try {
      await this.api.remove(this.key.id, { isDryRun: false });
      this.dialog.close(true);
    } catch (thrown) {
      this.error.set(toApiError(thrown).message);
      this.isBusy.set(false);
    }
  }
}
