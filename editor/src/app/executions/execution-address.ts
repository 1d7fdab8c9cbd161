import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';

/** The execution that is named in the address of a workflow, as `?execution=<id>`, so that one can send somebody there. */
@Injectable({ providedIn: 'root' })
export class ExecutionAddress {
  private readonly router = inject(Router);

  /** Names an execution in the address; null: the newest is meant. */
  name(executionId: string | null): Promise<boolean> {
    return this.router.navigate([], {
      queryParams: { execution: executionId },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  /** The address of an execution of a workflow, to be sent to somebody. */
  linkTo(workflowId: string, executionId: string): string {
    const tree = this.router.createUrlTree(['/workflows', workflowId], {
      queryParams: { execution: executionId },
    });
    return new URL(this.router.serializeUrl(tree), document.baseURI).href;
  }
}
