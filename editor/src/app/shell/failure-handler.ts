import { inject, Injectable, type ErrorHandler } from '@angular/core';
import { FailureStore } from './failure.store';

/** Tells people when the editor itself failed, instead of leaving them with a page that does nothing. */
@Injectable()
export class FailureHandler implements ErrorHandler {
  private readonly failures = inject(FailureStore);

  handleError(error: unknown): void {
    console.error(error);
    this.failures.note(error);
  }
}
