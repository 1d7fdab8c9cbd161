import { ChangeDetectionStrategy, Component, inject, output, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { CurrentSession } from '../api/current-session';
import { toApiError } from '../api/api-error';
import { WorkflowsApi } from '../api/workflows-api';
import { CopyButtonComponent } from '../ui/copy-button.component';
import { IconComponent } from '../ui/icon.component';
import { curlCommand, FIRST_WORKFLOW } from './first-workflow';

const TOKEN_PLACEHOLDER = '$REX_TOKEN';

/** What a new user sees in place of the list: how to make the first workflow, by a click or by the API. */
@Component({
  selector: 'app-empty-list',
  imports: [CopyButtonComponent, IconComponent, RouterLink],
  templateUrl: './empty-list.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EmptyListComponent {
  readonly importWanted = output();
  private readonly session = inject(CurrentSession);
  private readonly api = inject(WorkflowsApi);
  private readonly router = inject(Router);

  protected readonly isBusy = signal(false);
  protected readonly error = signal<string | null>(null);
  protected readonly shownCommand = curlCommand(location.origin, TOKEN_PLACEHOLDER, FIRST_WORKFLOW);
  /** The copied command works as it is: it carries the token of this session. */
  protected readonly command = (): string =>
    curlCommand(location.origin, this.session.token() ?? TOKEN_PLACEHOLDER, FIRST_WORKFLOW);

  protected async create(): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.error.set(null);
    try {
      const workflow = await this.api.create(FIRST_WORKFLOW);
      await this.router.navigate(['/workflows', workflow.id]);
    } catch (thrown) {
      this.error.set(toApiError(thrown).message);
    } finally {
      this.isBusy.set(false);
    }
  }
}
